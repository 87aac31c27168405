import type { MessageStrategy } from "vscode-languageserver";
import { canonicalUri } from "../core/text/fileUri.ts";

/** Gives every URI that the editor sends the canonical form, before anybody sees the message. */
export const withCanonicalUris: MessageStrategy = {
  handleMessage(message, next) {
    rewriteUris(message);
    return next(message);
  },
};

/** In place: the message was just read, and nobody else holds it. By convention names of fields with URIs end in `uri`. */
function rewriteUris(value: object): void {
  for (const key of Object.keys(value)) {
    const each: unknown = Reflect.get(value, key);
    if (typeof each === "object" && each !== null) rewriteUris(each);
    else if (typeof each === "string" && /uri$/iu.test(key)) Reflect.set(value, key, canonicalUri(each));
  }
}
