import type { Cursor } from "../manifest/cursor.ts";
import type { ObjectFacts } from "../features/facts/objectFacts.ts";
import type { ObjectName } from "./reference.ts";

/** An object that a controller makes for another one, or that the other one stands for. */
export interface MadeObject extends ObjectName {
  /** What follows the name of the other one in its own; absent where somebody has chosen the name. */
  readonly suffix?: string;
}

/** What is made: with a name that stands in the object, or with that of the object and what follows it. */
type Made = { readonly kind: string; readonly group?: string } & (
  { readonly name: string | undefined } | { readonly suffix: string }
);

type Makes = (root: Cursor) => readonly Made[];

/**
 * Objects, mostly of the core group, that somebody else's controller makes, by the kind that asks for them: references to their names mean
 * the object that makes them. From the documentation of these projects.
 */
const makers: ReadonlyMap<string, Makes> = new Map<string, Makes>([
  ["cert-manager.io/Certificate", (root) => [secret(root.at("spec", "secretName"))]],
  ["bitnami.com/SealedSecret", (root) => [secretOr(root.at("spec", "template", "metadata", "name"))]],
  ["external-secrets.io/ExternalSecret", (root) => [secretOr(root.at("spec", "target", "name"))]],
  [
    "secrets-store.csi.x-k8s.io/SecretProviderClass",
    (root) =>
      root
        .at("spec", "secretObjects")
        .items()
        .map((each) => secret(each.at("secretName"))),
  ],
  ["networking.k8s.io/Ingress", certificatesOfIngress],
  ["serving.knative.dev/Service", () => services("")],
  ["serving.kserve.io/InferenceService", () => services("", "-predictor")],
  // Where a namespace has no runtime of its own of that name, that of the cluster is meant.
  [
    "serving.kserve.io/ClusterServingRuntime",
    () => [{ kind: "ServingRuntime", group: "serving.kserve.io", suffix: "" }],
  ],
  ["data.fluid.io/Dataset", () => [{ kind: "PersistentVolumeClaim", suffix: "" }]],
  ["ray.io/RayCluster", () => services("-head-svc")],
  ["ray.io/RayService", () => services("-head-svc", "-serve-svc")],
  [
    "postgresql.cnpg.io/Cluster",
    () => [
      ...services("-rw", "-ro", "-r"),
      { kind: "Secret", suffix: "-app" },
      { kind: "Secret", suffix: "-superuser" },
    ],
  ],
  ["monitoring.coreos.com/Prometheus", () => [{ kind: "Service", name: "prometheus-operated" }]],
  ["monitoring.coreos.com/Alertmanager", () => [{ kind: "Service", name: "alertmanager-operated" }]],
]);

/** The names of what controllers make for an object. */
export function madeObjects(root: Cursor, { gvk, name, namespace }: ObjectFacts): readonly MadeObject[] {
  const made = makers.get(`${gvk.group}/${gvk.kind}`)?.(root) ?? [];
  return made.flatMap(({ kind, group = "", ...named }) => {
    const own = "suffix" in named ? { name: name + named.suffix, suffix: named.suffix } : named;
    return own.name === undefined
      ? []
      : [{ group, kind, ...own, name: own.name, ...(namespace === undefined ? {} : { namespace }) }];
  });
}

/** cert-manager reads annotations of Ingresses (https://cert-manager.io/docs/usage/ingress/). */
function certificatesOfIngress(root: Cursor): readonly Made[] {
  const annotations = root.at("metadata", "annotations");
  const asks = ["cert-manager.io/cluster-issuer", "cert-manager.io/issuer", "kubernetes.io/tls-acme"];
  if (!asks.some((name) => annotations.key(name).present)) return [];
  return root
    .at("spec", "tls")
    .items()
    .map((tls) => secret(tls.at("secretName")));
}

function secret(name: Cursor): Made {
  return { kind: "Secret", name: name.string };
}

/** A Secret that is called like the object where nobody has chosen a name. */
function secretOr(name: Cursor): Made {
  return name.string === undefined ? { kind: "Secret", suffix: "" } : secret(name);
}

function services(...suffixes: readonly string[]): readonly Made[] {
  return suffixes.map((suffix) => ({ kind: "Service", suffix }));
}
