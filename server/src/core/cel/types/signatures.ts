import { DECLARATIONS } from "../library/declarations.ts";
import type { Message } from "../../text/message.ts";
import { parseSignature, type Signature } from "./signature.ts";

/** An overload with what it does, in a sentence. */
export interface Declaration extends Signature {
  readonly documentation: Message;
}

/** Every function that expressions may call, by the name under which they do: `size`, `.size`, `sets.contains`. */
export const SIGNATURES: ReadonlyMap<string, readonly Declaration[]> = byCalledName();

function byCalledName(): ReadonlyMap<string, readonly Declaration[]> {
  const found = new Map<string, Declaration[]>();
  for (const [text, documentation] of DECLARATIONS) {
    const signature = { ...parseSignature(text), documentation };
    const name = signature.receiver === undefined ? signature.name : `.${signature.name}`;
    const known = found.get(name) ?? [];
    known.push(signature);
    found.set(name, known);
  }
  return found;
}

/** `sets`, `format` and others whose functions are called like methods of nothing. */
export const NAMESPACES: ReadonlySet<string> = new Set(
  [...SIGNATURES.keys()].flatMap((name) => (name.indexOf(".") > 0 ? [name.slice(0, name.indexOf("."))] : [])),
);
