import type { GroupVersionKind } from "../manifest/manifest.ts";
import { type Message, say } from "../text/message.ts";
import { dns1035Label, dns1123Label, dns1123Subdomain, pathSegmentName } from "./names.ts";

/** What the API server asks of the names of a kind's objects. */
export interface ObjectNameFormat {
  /** What is wrong with a name, or undefined. */
  readonly name: (text: string) => Message | undefined;
  /** What is wrong with a `generateName`, to which the server appends five letters and digits. */
  readonly prefix: (text: string) => Message | undefined;
}

/** Names that only have to fit into a URL. */
export const pathSegment: ObjectNameFormat = { name: pathSegmentName, prefix: pathSegmentPrefix };
const subdomain = withMaskedDash(dns1123Subdomain);
const label = withMaskedDash(dns1123Label);
const csiDriver = withMaskedDash((text) =>
  text.length > 63 ? say`must not be longer than 63 characters` : dns1123Subdomain(text),
);

/** The kinds whose names only have to fit into a URL. APIServices and CRDs have rules of their own beside this. */
const pathSegmentKinds: ReadonlySet<string> = new Set([
  "/Event",
  "events.k8s.io/Event",
  "policy/PodDisruptionBudget",
  "certificates.k8s.io/CertificateSigningRequest",
  "certificates.k8s.io/ClusterTrustBundle",
  "apiregistration.k8s.io/APIService",
  "apiextensions.k8s.io/CustomResourceDefinition",
  "networking.k8s.io/IPAddress",
]);

/** First minor versions with another format. */
const relaxedServiceNames = 35;
const strictStatefulSetNames = 36;

/**
 * The format of a kind's names: a DNS subdomain for most built-in kinds and for all custom resources.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function objectNameFormat({ group, kind }: GroupVersionKind, minor: number): ObjectNameFormat {
  const name = `${group}/${kind}`;
  if (group === "rbac.authorization.k8s.io" || pathSegmentKinds.has(name)) return pathSegment;
  switch (name) {
    case "/Namespace":
      return label;
    case "/Service":
      return withMaskedDash(serviceNameFormat(minor));
    case "apps/StatefulSet":
      return minor >= strictStatefulSetNames ? label : subdomain;
    case "resource.k8s.io/DeviceClass":
      return { name: dns1123Subdomain, prefix: pathSegmentPrefix };
    case "storage.k8s.io/CSIDriver":
      return csiDriver;
    default:
      return subdomain;
  }
}

/** The name of a Service, where it stands for itself and where others refer to it. */
export function serviceNameFormat(minor: number): ObjectNameFormat["name"] {
  return minor >= relaxedServiceNames ? dns1123Label : dns1035Label;
}

function pathSegmentPrefix(text: string): Message | undefined {
  return text === "." || text === ".." ? undefined : pathSegmentName(text);
}

/** A prefix may end in one `-`, since something follows. */
function withMaskedDash(name: ObjectNameFormat["name"]): ObjectNameFormat {
  return {
    name,
    prefix: (text) => name(text.length > 1 && text.endsWith("-") ? `${text.slice(0, -2)}a` : text),
  };
}
