import { type CelType, DYN, plain } from "./celType.ts";

/** One overload of a function. */
export interface Signature {
  /** `size`; of a function of a namespace `sets.contains`. */
  readonly name: string;
  /** `value.name(…)`; absent for `name(…)`. */
  readonly receiver: CelType | undefined;
  readonly parameters: readonly CelType[];
  readonly result: CelType;
  /** As it was written. */
  readonly text: string;
}

/** Reads `<list<A>>.indexOf(A): int`. The texts are ours: one that cannot be read breaks the tests. */
export function parseSignature(text: string): Signature {
  const reader = createReader(text);
  const receiver = reader.take("<") ? reader.type() : undefined;
  if (receiver !== undefined) reader.expect(">.");
  const name = reader.word();
  reader.expect("(");
  const parameters: CelType[] = [];
  while (!reader.take(")")) {
    parameters.push(reader.type());
    reader.take(", ");
  }
  reader.expect(": ");
  return { name, receiver, parameters, result: reader.type(), text };
}

interface Reader {
  take(part: string): boolean;
  expect(part: string): void;
  word(): string;
  type(): CelType;
}

function createReader(text: string): Reader {
  let at = 0;
  const reader: Reader = {
    take(part) {
      const isThere = text.startsWith(part, at);
      if (isThere) at += part.length;
      return isThere;
    },
    expect(part) {
      if (!reader.take(part))
        throw new Error(`\`${part}\` is missing at ${String(at)} of the signature \`${text}\``);
    },
    word() {
      const [word = ""] = /^[\w.]*/u.exec(text.slice(at)) ?? [];
      at += word.length;
      return word;
    },
    type() {
      const name = reader.word();
      if (name === "dyn") return DYN;
      if (/^[A-Z]$/u.test(name)) return { kind: "parameter", name };
      if (!reader.take("<")) return plain(name);
      const first = reader.type();
      const second = reader.take(", ") ? reader.type() : first;
      reader.expect(">");
      if (name === "map") return { kind: "map", key: first, value: second };
      return name === "list" ? { kind: "list", element: first } : { kind: "optional", value: first };
    },
  };
  return reader;
}
