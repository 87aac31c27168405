/**
 * Paths in volumes. What is wrong with one, to be put behind it in a sentence, or undefined when nothing is.
 * https://kubernetes.io/docs/concepts/storage/volumes/
 */

/** `..` as one of the steps, which would lead out of the volume. */
export function hasBackStep(path: string | undefined): boolean {
  return path?.split("/").includes("..") === true;
}

/** A path below some folder: relative, without `..`. */
export function descendingPath(path: string): string | undefined {
  if (path.startsWith("/")) return "must be relative";
  return hasBackStep(path) ? "must not contain `..`" : undefined;
}

/** The path of a file that the kubelet writes: its own files start with `..`. */
export function volumeFilePath(path: string): string | undefined {
  return descendingPath(path) ?? (path.startsWith("..") ? "must not start with `..`" : undefined);
}
