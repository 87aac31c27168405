/**
 * Whether a text will probably turn out to hold a Kubernetes object. Only for the moment between opening a document and
 * the server's answer, when another extension asks at once who owns the document; the answer replaces the guess.
 */
export function looksLikeManifest(text: string): boolean {
  return /^\s*["']?apiVersion["']?\s*:/m.test(text) && /^\s*["']?kind["']?\s*:/m.test(text);
}

/** What most JSON holds is no business of ours. */
export function isJson(languageId: string): boolean {
  return languageId === "json" || languageId === "jsonc";
}

/** Whether JSON may be an object, or a part of one that says so, or a patch (RFC 6902) of a kustomization. */
export function mayBeManifestInJson(text: string): boolean {
  return /"(?:apiVersion|op)"\s*:/.test(text);
}
