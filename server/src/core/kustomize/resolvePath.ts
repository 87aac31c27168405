/** `https://…`, `git@host:…`, `host.com/owner/repository//folder?ref=v1`: what Kustomize fetches. */
const REMOTE =
  /:\/\/|^git@|^git::|\?(?:ref|version|timeout|submodules)=|\.git(?:\/|$)|^[\w-]+(?:\.[\w-]+)+\//u;

/** Whether a path in a kustomization may lead to another machine. */
export function isRemote(path: string): boolean {
  return REMOTE.test(path);
}

/**
 * The URI of a file that a kustomization names.
 * @param kustomization URI of the file that holds the path
 */
export function resolvePath(kustomization: string, path: string): string {
  const folders = kustomization.split("/").slice(0, -1);
  const escaped = encodeURI(path).replaceAll("?", "%3F").replaceAll("#", "%23");
  for (const segment of escaped.split("/")) {
    if (segment === "..") folders.pop();
    else if (segment !== "." && segment !== "") folders.push(segment);
  }
  return folders.join("/");
}
