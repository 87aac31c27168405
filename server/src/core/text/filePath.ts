import { canonicalUri, encodeSegment } from "./fileUri.ts";

/** Begins the path that stands for the URI of another scheme: `/vscode-vfs:@github/…`. */
const foreignRoot = /^\/([a-z][a-z\d+.-]*):@([^/]*)(.*)$/u;

/**
 * The path of a file by its URI, as its machine writes it: with backslashes where there is a drive or a share of Windows. Files of
 * other schemes than `file`, which only an editor can read, get a path too, so that they are joined and compared like all others.
 */
export function pathOf(uri: string): string {
  const [, scheme = "", authority = "", encoded = ""] =
    /^([a-z][a-z\d+.-]*):(?:\/\/([^/?#]*))?([^?#]*)/iu.exec(uri) ?? [];
  const path = decodeURIComponent(encoded);
  if (scheme !== "file") return `/${scheme}:@${authority}${path}`;
  if (authority !== "" && authority !== "localhost") return `//${authority}${path}`.replaceAll("/", "\\");
  return /^\/[a-z]:/iu.test(path) ? path.slice(1).replaceAll("/", "\\") : path;
}

/** The canonical URI of a file by its absolute path; the reverse of {@link pathOf}. */
export function uriOf(path: string): string {
  const foreign = foreignRoot.exec(path);
  if (foreign !== null) {
    const [, scheme = "", authority = "", below = ""] = foreign;
    return `${scheme}:${authority === "" ? "" : `//${authority}`}${encoded(below)}`;
  }
  if (path.startsWith("\\\\")) return canonicalUri(`file:${encoded(path.replaceAll("\\", "/"))}`);
  if (/^[a-z]:[\\/]/iu.test(path)) return canonicalUri(`file:///${encoded(path.replaceAll("\\", "/"))}`);
  return `file://${encoded(path)}`;
}

function encoded(path: string): string {
  return path.split("/").map(encodeSegment).join("/");
}
