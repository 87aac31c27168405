import { Cursor } from "../manifest/cursor.ts";
import type { Range } from "../text/range.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import { splitDocuments } from "../yaml/splitDocuments.ts";

/** A text whose secrets are replaced by placeholders, and the way back. */
export interface Redacted {
  readonly text: string;
  /** Puts the secrets back wherever a placeholder stands as it was handed out. */
  restore(answer: string): string;
  /** How many values were replaced. */
  readonly count: number;
}

/** Names of things whose values are secrets. */
const secretName =
  /passw|pwd|token|secret|credential|api[-_]?key|private[-_]?key|access[-_]?key|dsn|conn(?:ection)?[-_]?str/iu;
/** Formats that say what they are. */
const secretText =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|hf_[A-Za-z0-9]{20,}|sk-[\w-]{20,}|xox[abpr]-[\w-]{10,}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*)/u;
const userInAddress = /^[a-z][a-z0-9+.-]*:\/\/[^\s/@:]+:[^\s/@]+@/iu;

/**
 * Replaces what must not reach a model: values of Secrets, of kubeconfigs and registry logins, of fields and environment
 * variables with telling names, keys and tokens in known formats, and texts that look random. Works on the parsed
 * documents, so that the rest stays as it is. The same value gets the same placeholder everywhere.
 */
export function redact(text: string): Redacted {
  const placeholders = new Map<string, string>();
  const replaced = splitDocuments(text)
    .map(({ start, end }) => redactPart(text.slice(start, end), placeholders))
    .join("");
  return {
    text: replaced,
    count: placeholders.size,
    restore: (answer) =>
      [...placeholders].reduce(
        (restored, [secret, placeholder]) => restored.replaceAll(placeholder, secret),
        answer,
      ),
  };
}

function redactPart(text: string, placeholders: Map<string, string>): string {
  return replaced(text, secretsIn(text), placeholders, 0, text.length);
}

/** What is secret in one document, and the document without it, also in pieces. */
export interface Redaction {
  readonly ranges: readonly Range[];
  /** The text between two offsets, neither of which lies inside of a secret. */
  replaced(start: number, end: number): string;
}

export function redactionOf(text: string): Redaction {
  const ranges = secretsIn(text);
  const placeholders = new Map<string, string>();
  return { ranges, replaced: (start, end) => replaced(text, ranges, placeholders, start, end) };
}

/** In their order, without overlaps. */
function secretsIn(text: string): readonly Range[] {
  const document = parseDocument(text);
  const found = document.problems.length > 0 ? linesWithSecrets(text) : secretRanges(document);
  const ranges: Range[] = [];
  for (const range of found.toSorted((one, other) => one.start - other.start))
    if (range.start >= (ranges.at(-1)?.end ?? 0) && range.end > range.start) ranges.push(range);
  return ranges;
}

function replaced(
  text: string,
  ranges: readonly Range[],
  placeholders: Map<string, string>,
  start: number,
  end: number,
): string {
  let redacted = "";
  let at = start;
  for (const range of ranges) {
    if (range.start < at || range.end > end) continue;
    redacted +=
      text.slice(at, range.start) + placeholderFor(text.slice(range.start, range.end), placeholders);
    at = range.end;
  }
  return redacted + text.slice(at, end);
}

/** Named without a letter of the secret; unlike any word of a manifest. */
function placeholderFor(secret: string, placeholders: Map<string, string>): string {
  const known = placeholders.get(secret);
  if (known !== undefined) return known;
  const placeholder = `REDACTED_${String(placeholders.size + 1)}_`;
  placeholders.set(secret, placeholder);
  return placeholder;
}

function secretRanges({ root }: YamlDocument): readonly Range[] {
  if (root === undefined) return [];
  const top = Cursor.root(root);
  const kind = top.at("kind").string;
  const found: Range[] = [];
  if (kind === "Secret")
    for (const field of ["data", "stringData"]) collect(top.at(field), () => true, found);
  if (kind === "Config") collect(top.at("users"), () => true, found);
  collect(top, isSecret, found);
  return found;
}

/** Scalars below a place for which the condition holds. */
function collect(at: Cursor, isHidden: (at: Cursor) => boolean, found: Range[]): void {
  const { node } = at;
  if (node === undefined) return;
  if (node.kind === "scalar") {
    if (isHidden(at)) found.push({ start: node.start, end: node.end });
    return;
  }
  for (const below of [...at.fields(), ...at.items()]) collect(below, isHidden, found);
}

function isSecret(at: Cursor): boolean {
  const value = at.string;
  if (value === undefined || value === "") return false;
  if (secretText.test(value) || userInAddress.test(value) || looksRandom(value)) return true;
  if (value.includes('"auths"') || value.includes("client-key-data")) return true;
  const name = nameOf(at);
  return secretName.test(name) && !isReference(at);
}

/** An environment variable is named beside its value. */
function nameOf(at: Cursor): string {
  if (at.name !== "value") return at.name;
  return at.parent?.at("name").string ?? at.name;
}

/** `secretName: tls` and `secretKeyRef.name` say where a secret is, not what it is. */
function isReference(at: Cursor): boolean {
  const name = at.name;
  return (
    name !== "value" &&
    /(?:name|ref|key|path|type|class|provider|mode)$/iu.test(name) &&
    !/(?:api|private|access)[-_]?key$/iu.test(name)
  );
}

/** Random texts use many different characters of several kinds; names, paths, images and digests do not. */
function looksRandom(value: string): boolean {
  if (value.length < 24 || /[\s/:.]/u.test(value) || /^[0-9a-f]+$/u.test(value)) return false;
  const kinds = [/[a-z]/u, /[A-Z]/u, /[0-9]/u].filter((kind) => kind.test(value)).length;
  return kinds === 3 && entropy(value) > 3.8;
}

/** Bits per character. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce(
    (sum, count) => sum - (count / value.length) * Math.log2(count / value.length),
    0,
  );
}

/** A text that cannot be read is redacted line by line, with a wide eye. */
function linesWithSecrets(text: string): readonly Range[] {
  const isSecretManifest = /^kind:\s*["']?Secret\b/mu.test(text);
  const found: Range[] = [];
  for (const match of text.matchAll(/^([ \t]*(?:- )?["']?[\w.-]+["']?[ \t]*:[ \t]+)(\S.*)$/gmu)) {
    const [, key = "", value = ""] = match;
    const isHidden =
      secretName.test(key) ||
      secretText.test(value) ||
      (isSecretManifest && /^[ \t]/u.test(key)) ||
      looksRandom(value.trim());
    if (isHidden)
      found.push({ start: match.index + key.length, end: match.index + key.length + value.length });
  }
  return found;
}
