import type { Schema } from "../../schema/schema.ts";

/** The group that a field belongs to, of which an object has one only; nothing where it goes with any. */
type GroupOf = (field: string) => string | undefined;

/** All fields but these exclude each other. */
const allBut =
  (...others: readonly string[]): GroupOf =>
  (field) =>
    others.includes(field) ? undefined : field;

/** These fields exclude each other. */
const oneOf =
  (...fields: readonly string[]): GroupOf =>
  (field) =>
    fields.includes(field) ? field : undefined;

/** Unions of the Kubernetes API. https://kubernetes.io/docs/reference/kubernetes-api/ */
const groups: ReadonlyMap<string, GroupOf> = new Map([
  ["io.k8s.api.core.v1.Volume", allBut("name")],
  ["io.k8s.api.core.v1.VolumeProjection", allBut()],
  ["io.k8s.api.core.v1.LifecycleHandler", allBut()],
  ["io.k8s.api.core.v1.Probe", oneOf("exec", "httpGet", "tcpSocket", "grpc")],
  ["io.k8s.api.core.v1.EnvVar", oneOf("value", "valueFrom")],
  ["io.k8s.api.core.v1.EnvVarSource", allBut()],
  ["io.k8s.api.core.v1.EnvFromSource", allBut("prefix")],
  ["io.k8s.api.networking.v1.IngressBackend", allBut()],
  ["io.k8s.api.networking.v1.ServiceBackendPort", allBut()],
  ["io.k8s.api.networking.v1.NetworkPolicyPeer", (field) => (field === "ipBlock" ? field : "selectors")],
  ["io.k8s.api.policy.v1.PodDisruptionBudgetSpec", oneOf("minAvailable", "maxUnavailable")],
]);

/** Whether a field can not be added to an object that has these already. Names that are no fields of it exclude nothing. */
export function isExcluded(
  { definition, properties }: Schema,
  field: string,
  present: ReadonlySet<string>,
): boolean {
  const groupOf = groups.get(definition ?? "");
  const own = groupOf?.(field);
  if (groupOf === undefined || own === undefined) return false;
  return [...present].some((name) => {
    const group = properties.has(name) ? groupOf(name) : undefined;
    return group !== undefined && group !== own;
  });
}
