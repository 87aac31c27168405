import type { CelName } from "../../cel/names/celName.ts";
import { say } from "../../text/message.ts";
import { type DocumentationKey, documentationOfField } from "../documentation.ts";

/** Where the documentation of a name in an expression is found. */
export function documentationOfName({ documentation, declaration, since }: CelName): DocumentationKey {
  if (declaration !== undefined)
    return documentationOfField(declaration.parent, declaration.name, declaration.schema);
  if (documentation === undefined) return {};
  return { said: since === undefined ? documentation : say`${documentation} Since Kubernetes ${since}.` };
}

/** `<list<A>>.sum(): A` as people read it: `list<A>.sum(): A`. */
export function readableSignature(signature: string): string {
  return signature.replace(/^<(.*)>\./u, "$1.");
}
