/** `https://…`, `git@host:…`, `host.com/owner/repository//folder?ref=v1`: what Kustomize fetches. */
const REMOTE =
  /:\/\/|^git@|^git::|\?(?:ref|version|timeout|submodules)=|\.git(?:\/|$)|^[\w-]+(?:\.[\w-]+)+\//u;

/** Whether a path in a kustomization may lead to another machine. */
export function isRemote(path: string): boolean {
  return REMOTE.test(path);
}
