import { isObject } from "./jsonValue.ts";
import type { JsonObject } from "./jsonValue.ts";
import type { SchemaType } from "./schema.ts";

/**
 * A type as one line of the catalogue says it (the format is described in catalog/README.md):
 *
 *     containers! [@io.k8s.api.core.v1.Container] map=name merge=name
 *     policy string enum=Always|Never default="Always"
 *     labels {string maxLength=63} maxProperties=10
 */
export type TypeText =
  | { readonly kind: "reference"; readonly name: string; readonly facts: JsonObject }
  | { readonly kind: "list"; readonly items: TypeText; readonly facts: JsonObject }
  | { readonly kind: "map"; readonly values: TypeText; readonly facts: JsonObject }
  | {
      readonly kind: "plain";
      readonly type: SchemaType;
      readonly format?: string;
      readonly facts: JsonObject;
    };

/** A type and the Kubernetes versions it stands for, as minor versions: `since=1.32 until=1.34` is 32 to 34. */
export interface VersionedType {
  readonly type: TypeText;
  readonly since: number;
  readonly until: number;
  readonly deprecated: boolean;
}

/** Words that stand for a type together with its format. */
const typeWords: Readonly<Record<string, readonly [SchemaType, string?]>> = {
  object: ["object"],
  array: ["array"],
  string: ["string"],
  integer: ["integer"],
  number: ["number"],
  boolean: ["boolean"],
  any: ["any"],
  "int-or-string": ["int-or-string"],
  quantity: ["int-or-string", "quantity"],
  int32: ["integer", "int32"],
  int64: ["integer", "int64"],
  double: ["number", "double"],
  "date-time": ["string", "date-time"],
  byte: ["string", "byte"],
};

const wordOf: ReadonlyMap<string, string> = new Map(
  Object.entries(typeWords).map(([word, [type, format]]) => [`${type} ${format ?? ""}`, word]),
);

/** The word for a type with a format, when there is one. */
export function wordForType(type: SchemaType, format: string | undefined): string | undefined {
  return wordOf.get(`${type} ${format ?? ""}`);
}

/** Facts that are true when their name stands there. */
const flags: ReadonlySet<string> = new Set([
  "nullable",
  "preserveUnknownFields",
  "keepsStatus",
  "embeddedResource",
  "uniqueItems",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "deprecated",
]);

/** Reads the part of a line behind its name. Lines that this program did not write are a mistake of ours: it throws. */
export function parseVersionedType(text: string): VersionedType {
  const { type, end } = parseType(text, 0);
  if (end !== text.length)
    throw new Error(`Catalogue: nothing may follow ${JSON.stringify(text.slice(0, end))}`);
  const { since, until, deprecated, ...facts } = type.facts;
  return {
    type: { ...type, facts },
    since: typeof since === "string" ? minorVersion(since) : 0,
    until: typeof until === "string" ? minorVersion(until) : Number.POSITIVE_INFINITY,
    deprecated: deprecated === true,
  };
}

/** `36` for `1.36` and for `v1.36.2`. */
export function minorVersion(version: string): number {
  const minor = /^v?\d+\.(\d+)/.exec(version)?.[1];
  if (minor === undefined) throw new Error(`Not a Kubernetes version: ${version}`);
  return Number(minor);
}

function parseType(text: string, start: number): { readonly type: TypeText; readonly end: number } {
  const opening = text[start];
  if (opening === "[" || opening === "{") {
    const inner = parseType(text, start + 1);
    const { facts, end } = parseFacts(text, inner.end + 1);
    const type: TypeText =
      opening === "["
        ? { kind: "list", items: inner.type, facts }
        : { kind: "map", values: inner.type, facts };
    return { type, end };
  }
  const wordEnd = endOfWord(text, start);
  const word = text.slice(start, wordEnd);
  const { facts, end } = parseFacts(text, wordEnd);
  if (word.startsWith("@")) return { type: { kind: "reference", name: word.slice(1), facts }, end };
  const [type, format] = typeWords[word] ?? unknownWord(word);
  return { type: { kind: "plain", type, ...(format === undefined ? {} : { format }), facts }, end };
}

function unknownWord(word: string): never {
  throw new Error(`Catalogue: no such type: ${JSON.stringify(word)}`);
}

/** Facts up to the end of the line or the bracket that closes the type. */
function parseFacts(text: string, start: number): { readonly facts: JsonObject; readonly end: number } {
  const facts: Record<string, unknown> = {};
  let at = start;
  while (text[at] === " ") {
    const nameEnd = endOfWord(text, at + 1);
    const name = text.slice(at + 1, nameEnd);
    if (text[nameEnd] !== "=") {
      if (flags.has(name)) facts[name] = true;
      else if (name === "set" || name === "atomic") facts["listType"] = name;
      else throw new Error(`Catalogue: no such fact: ${JSON.stringify(name)}`);
      at = nameEnd;
      continue;
    }
    at = endOfValue(text, nameEnd + 1);
    Object.assign(facts, readFact(name, text.slice(nameEnd + 1, at)));
  }
  return { facts, end: at };
}

function readFact(name: string, value: string): JsonObject {
  switch (name) {
    case "map":
      return { listType: "map", listMapKeys: value.split(",") };
    case "merge":
      return { mergeKey: value };
    case "definition":
    case "format":
    case "since":
    case "until":
      return { [name]: value };
    case "required":
      return { required: value.split(",") };
    case "enum":
      return { enum: value.startsWith("[") ? (JSON.parse(value) as unknown) : value.split("|") };
    default:
      return { [name]: JSON.parse(value) as unknown };
  }
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && !" =]}".includes(text.charAt(at))) at++;
  return at;
}

/** A value is JSON, or a word without blanks and brackets. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  for (; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === "[" || character === "{") depth++;
    else if (character === "]" || character === "}") {
      if (depth === 0) return at;
      depth--;
    } else if (character === " " && depth === 0) return at;
  }
  return at;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}

const plainName = /^[\w$./-]+$/;

/** A field name as a line begins with it. */
export function writeName(name: string): string {
  return plainName.test(name) ? name : JSON.stringify(name);
}

/** Splits a line without its indent into the field's name, whether it is required (`!`), and its type. */
export function splitField(line: string): {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
} {
  const quoted = line.startsWith('"');
  let end = quoted ? endOfString(line, 0) + 1 : line.indexOf(" ");
  const required = quoted ? line[end] === "!" : line[end - 1] === "!";
  const name = quoted ? String(JSON.parse(line.slice(0, end))) : line.slice(0, required ? end - 1 : end);
  if (quoted && required) end++;
  return { name, required, type: line.slice(end + 1) };
}

const plainWord = /^[A-Za-z][\w.:/-]*$/;
const jsonWords: ReadonlySet<string> = new Set(["true", "false", "null"]);

/** An enum, short when all its values are words. */
function writeEnum(values: readonly unknown[]): string {
  const words = values.every(
    (value) => typeof value === "string" && plainWord.test(value) && !jsonWords.has(value),
  );
  return words ? values.join("|") : JSON.stringify(values);
}

/** Facts of a type in their order on the line. */
export function writeFacts(facts: JsonObject): string {
  return Object.entries(facts)
    .map(([name, value]) => ` ${writeFact(name, value, facts)}`)
    .filter((fact) => fact !== " ")
    .join("");
}

function writeFact(name: string, value: unknown, facts: JsonObject): string {
  if (flags.has(name)) return value === true ? name : "";
  if (name === "listType") return value === "map" ? `map=${namesIn(facts["listMapKeys"])}` : String(value);
  if (name === "listMapKeys") return "";
  if (name === "mergeKey") return `merge=${String(value)}`;
  if (name === "enum" && Array.isArray(value)) return `enum=${writeEnum(value)}`;
  if (name === "required") return `required=${namesIn(value)}`;
  if (name === "definition" || name === "format") return `${name}=${String(value)}`;
  return `${name}=${JSON.stringify(value, (_key, inner: unknown) => (isObject(inner) ? sorted(inner) : inner))}`;
}

function namesIn(value: unknown): string {
  return Array.isArray(value) ? value.join(",") : "";
}

function sorted(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
