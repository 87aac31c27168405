import type { Cursor } from "../manifest/cursor.ts";
import type { ObjectFacts } from "../features/facts/objectFacts.ts";
import type { ObjectName } from "./reference.ts";

/** Reads the names of the objects that a controller makes for an object. */
type Makes = (root: Cursor, name: string) => readonly (readonly [kind: string, name: string | undefined])[];

/**
 * Objects of the core group that somebody else's controller makes, by the kind that asks for them: references to their
 * names mean the object that makes them. From the documentation of these projects.
 */
const makers: ReadonlyMap<string, Makes> = new Map<string, Makes>([
  ["cert-manager.io/Certificate", (root) => [["Secret", root.at("spec", "secretName").string]]],
  [
    "bitnami.com/SealedSecret",
    (root, name) => [["Secret", root.at("spec", "template", "metadata", "name").string ?? name]],
  ],
  [
    "external-secrets.io/ExternalSecret",
    (root, name) => [["Secret", root.at("spec", "target", "name").string ?? name]],
  ],
  [
    "secrets-store.csi.x-k8s.io/SecretProviderClass",
    (root) =>
      root
        .at("spec", "secretObjects")
        .items()
        .map((object) => ["Secret", object.at("secretName").string]),
  ],
  ["networking.k8s.io/Ingress", certificatesOfIngress],
  ["serving.knative.dev/Service", (_, name) => [["Service", name]]],
  ["serving.kserve.io/InferenceService", (_, name) => services(name, "", "-predictor")],
  ["ray.io/RayCluster", (_, name) => services(name, "-head-svc")],
  ["ray.io/RayService", (_, name) => services(name, "-head-svc", "-serve-svc")],
  [
    "postgresql.cnpg.io/Cluster",
    (_, name) => [
      ...services(name, "-rw", "-ro", "-r"),
      ["Secret", `${name}-app`],
      ["Secret", `${name}-superuser`],
    ],
  ],
  ["monitoring.coreos.com/Prometheus", () => [["Service", "prometheus-operated"]]],
  ["monitoring.coreos.com/Alertmanager", () => [["Service", "alertmanager-operated"]]],
]);

/** The names of what controllers make for an object. */
export function madeObjects(root: Cursor, { gvk, name, namespace }: ObjectFacts): readonly ObjectName[] {
  const made = makers.get(`${gvk.group}/${gvk.kind}`)?.(root, name) ?? [];
  return made.flatMap(([kind, madeName]) =>
    madeName === undefined
      ? []
      : [{ group: "", kind, name: madeName, ...(namespace === undefined ? {} : { namespace }) }],
  );
}

/** cert-manager reads annotations of Ingresses (https://cert-manager.io/docs/usage/ingress/). */
function certificatesOfIngress(root: Cursor): readonly (readonly [string, string | undefined])[] {
  const annotations = root.at("metadata", "annotations");
  const asks = ["cert-manager.io/cluster-issuer", "cert-manager.io/issuer", "kubernetes.io/tls-acme"];
  if (!asks.some((name) => annotations.key(name).present)) return [];
  return root
    .at("spec", "tls")
    .items()
    .map((tls) => ["Secret", tls.at("secretName").string]);
}

function services(name: string, ...suffixes: readonly string[]): readonly (readonly [string, string])[] {
  return suffixes.map((suffix) => ["Service", `${name}${suffix}`]);
}
