/**
 * Whether a text will probably turn out to hold a Kubernetes object. Only for the moment between opening a document and
 * the server's answer, when another extension asks at once who owns the document; the answer replaces the guess.
 */
export function looksLikeManifest(text: string): boolean {
  return /^\s*["']?apiVersion["']?\s*:/m.test(text) && /^\s*["']?kind["']?\s*:/m.test(text);
}
