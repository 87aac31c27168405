/**
 * Fields of ObjectMeta that the API server writes when an object is created.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
export const METADATA_OF_CREATION = [
  "creationTimestamp",
  "generation",
  "managedFields",
  "resourceVersion",
  "uid",
] as const;

/** All fields of ObjectMeta that the API server writes, whatever is stated. */
export const SERVER_METADATA: ReadonlySet<string> = new Set([
  ...METADATA_OF_CREATION,
  "deletionGracePeriodSeconds",
  "deletionTimestamp",
  "selfLink",
]);
