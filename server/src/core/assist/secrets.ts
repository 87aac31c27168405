import { Cursor } from "../manifest/cursor.ts";
import type { Range } from "../text/range.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { parseDocument } from "../yaml/parseDocument.ts";

/** Names of things whose values are secrets. */
export const secretName =
  /passw|pwd|token(?!s|iz)|secret|credential|api[-_]?key|private[-_]?key|access[-_]?key|dsn|conn(?:ection)?[-_]?str/iu;
/** Formats that say what they are. */
const secretText =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|hf_[A-Za-z0-9]{20,}|sk-[\w-]{20,}|xox[abpr]-[\w-]{10,}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*)/u;
const userInAddress = /\b[a-z][a-z0-9+.-]*:\/\/[^\s/@:]+:[^\s/@]+@/giu;
/** `password=…` and `token: …` inside of comments, scripts, settings and command lines. */
const namedInside =
  /(?:passw(?:or)?d|pwd|token(?!s|iz)|secret|credentials?|api[-_]?key|private[-_]?key|access[-_]?key)[\w.-]*["']?\s*(?:[=:]|\s)\s*["']?([^\s"',;&|)}]{4,})/giu;
/** A whole block, as it stands in a text with indented lines. */
const keyBlock = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gu;
const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

/** What is secret in one document: places in its text, in their order, without overlaps. */
export function secretsIn(text: string): readonly Range[] {
  const document = parseDocument(text);
  const found = document.problems.length > 0 ? linesWithSecrets(text) : secretRanges(document);
  return withoutOverlaps([...found, ...formatsIn(text, { start: 0, end: text.length })]);
}

/** In their order and without those that overlap another one. */
export function withoutOverlaps(found: readonly Range[]): readonly Range[] {
  const ranges: Range[] = [];
  for (const range of found.toSorted(byStart))
    if (range.start >= (ranges.at(-1)?.end ?? 0) && range.end > range.start) ranges.push(range);
  return ranges;
}

/** Of two that begin together, the longer one. */
function byStart(one: Range, other: Range): number {
  return one.start - other.start || other.end - one.end;
}

/** Texts in formats that say what they are, wherever they stand. */
export function formatsIn(text: string, { start, end }: Range): readonly Range[] {
  const within = text.slice(start, end);
  const global = new RegExp(secretText.source, "gu");
  return [...within.matchAll(keyBlock), ...within.matchAll(global), ...within.matchAll(userInAddress)].map(
    (match) => ({ start: start + match.index, end: start + match.index + match[0].length }),
  );
}

/** Values beside telling names in a text that is no YAML of its own. */
function namedIn(text: string, { start, end }: Range): readonly Range[] {
  return [...text.slice(start, end).matchAll(namedInside)].map((match) => {
    const behind = start + match.index + match[0].length;
    return { start: behind - (match[1]?.length ?? 0), end: behind };
  });
}

function secretRanges({ root, text, comments }: YamlDocument): readonly Range[] {
  const found: Range[] = comments.flatMap((comment) => namedIn(text, comment));
  if (root === undefined) return found;
  const top = Cursor.root(root);
  const kind = top.at("kind").string;
  const all = (at: Cursor): readonly Range[] => [at.range];
  if (kind === "Secret") for (const field of ["data", "stringData"]) collect(top.at(field), all, found);
  if (kind === "Config") collect(top.at("users"), all, found);
  collect(top, (at, before) => secretsOf(at, before, text), found);
  return found;
}

/** What a look at each scalar below a place brings; in lists it sees the element in front too. */
function collect(
  at: Cursor,
  look: (at: Cursor, before: Cursor | undefined) => readonly Range[],
  found: Range[],
  before?: Cursor,
): void {
  const { node } = at;
  if (node === undefined) return;
  if (node.kind === "scalar") {
    found.push(...look(at, before));
    return;
  }
  for (const field of at.fields()) collect(field, look, found);
  const items = at.items();
  for (const [index, item] of items.entries()) collect(item, look, found, items[index - 1]);
}

/** The scalar as a whole, or what is secret inside of it. */
function secretsOf(at: Cursor, before: Cursor | undefined, text: string): readonly Range[] {
  const { start, end } = at.range;
  const raw = text.slice(start, end);
  const flag = before?.string;
  const followsFlag = flag !== undefined && /^--?[\w-]+$/u.test(flag) && secretName.test(flag);
  if (isSecret(at, raw) || (followsFlag && !raw.startsWith("-"))) return [{ start, end }];
  return /[\n=]|\s--?\w/u.test(raw) ? namedIn(text, { start, end }) : [];
}

function isSecret(at: Cursor, raw: string): boolean {
  const name = nameOf(at);
  const value = at.string;
  if (value === undefined) return /^\d{4,}$/u.test(raw) && /passw|pwd|secret|api[-_]?key/iu.test(name);
  if (value === "") return false;
  if (at.name === lastApplied || looksRandom(value)) return true;
  if (value.includes('"auths"') || value.includes("client-key-data")) return true;
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

/** Whether a value of its own is secret, by its name or by itself. */
export function isSecretValue(name: string, value: string): boolean {
  const all = { start: 0, end: value.length };
  return secretName.test(name) || looksRandom(value) || formatsIn(value, all).length > 0;
}

/** Random texts use many different characters of several kinds; names, paths, images and digests do not. */
export function looksRandom(value: string): boolean {
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

/** A text that cannot be read is redacted line by line, with a wide eye; of a Secret nothing below its fields is left. */
function linesWithSecrets(text: string): readonly Range[] {
  const isSecretManifest = /^kind:\s*["']?(?:Secret|Config)\b/mu.test(text);
  const found: Range[] = [...namedIn(text, { start: 0, end: text.length })];
  for (const match of text.matchAll(/^([ \t]*(?:- )*)(["']?[\w./-]+["']?[ \t]*:(?=\s))?([^\n]*)$/gmu)) {
    const [whole, indent = "", key = "", rest = ""] = match;
    const value = rest.trimStart();
    const isBelow = isSecretManifest && indent !== "";
    if (isBelow || secretName.test(key) || looksRandom(value.trim())) {
      const end = match.index + whole.length;
      found.push({ start: end - value.length, end });
    }
  }
  return found;
}
