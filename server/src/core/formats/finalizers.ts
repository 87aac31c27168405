/**
 * The finalizers of Kubernetes itself, which have no domain.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/
 */
export const standardFinalizers: ReadonlySet<string> = new Set([
  "kubernetes",
  "orphan",
  "foregroundDeletion",
]);
