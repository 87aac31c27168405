import type { CelName } from "../../cel/names/celName.ts";
import { type DocumentationKey, documentationOfField } from "../documentation.ts";

/** Where the documentation of a name in an expression is found. */
export function documentationOfName({ documentation, declaration, since }: CelName): DocumentationKey {
  if (declaration !== undefined)
    return documentationOfField(declaration.parent, declaration.name, declaration.schema);
  const parts = [documentation, since === undefined ? undefined : `Since Kubernetes ${since}.`];
  const text = parts.filter((part) => part !== undefined).join(" ");
  return text === "" ? {} : { text };
}

/** `<list<A>>.sum(): A` as people read it: `list<A>.sum(): A`. */
export function readableSignature(signature: string): string {
  return signature.replace(/^<(.*)>\./u, "$1.");
}
