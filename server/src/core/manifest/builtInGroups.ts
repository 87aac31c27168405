/** Those of API servers themselves whose names have a dot, like those of custom resources. */
const dotted: ReadonlySet<string> = new Set([
  "admissionregistration.k8s.io",
  "apiextensions.k8s.io",
  "apiregistration.k8s.io",
  "authentication.k8s.io",
  "authorization.k8s.io",
  "certificates.k8s.io",
  "coordination.k8s.io",
  "discovery.k8s.io",
  "events.k8s.io",
  "flowcontrol.apiserver.k8s.io",
  "internal.apiserver.k8s.io",
  "networking.k8s.io",
  "node.k8s.io",
  "rbac.authorization.k8s.io",
  "resource.k8s.io",
  "scheduling.k8s.io",
  "storage.k8s.io",
  "storagemigration.k8s.io",
]);

/**
 * Whether API servers bring the kinds of a group with them. The name of any other group is a domain with at least one dot.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/#api-groups
 */
export function isBuiltInGroup(group: string): boolean {
  return !group.includes(".") || dotted.has(group);
}
