/**
 * Fields of ObjectMeta that the API server writes, whatever is stated.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
export const SERVER_METADATA: ReadonlySet<string> = new Set([
  "creationTimestamp",
  "deletionGracePeriodSeconds",
  "deletionTimestamp",
  "generation",
  "managedFields",
  "resourceVersion",
  "selfLink",
  "uid",
]);
