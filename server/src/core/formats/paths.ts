import { type Message, say } from "../text/message.ts";

/**
 * Paths in volumes. What is wrong with one, to be put behind it in a sentence, or undefined when nothing is.
 * https://kubernetes.io/docs/concepts/storage/volumes/
 */

/** `..` as one of the steps, which would lead out of the volume. */
export function hasBackStep(path: string | undefined): boolean {
  return path?.split("/").includes("..") === true;
}

/** A path below some folder: relative, without `..`. */
export function descendingPath(path: string): Message | undefined {
  if (path.startsWith("/")) return say`must be relative`;
  return hasBackStep(path) ? say`must not contain \`..\`` : undefined;
}

/** The path of a file that the kubelet writes: its own files start with `..`. */
export function volumeFilePath(path: string): Message | undefined {
  return descendingPath(path) ?? (path.startsWith("..") ? say`must not start with \`..\`` : undefined);
}
