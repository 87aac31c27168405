import type { Range } from "../text/range.ts";
import { splitDocuments } from "../yaml/splitDocuments.ts";
import { secretsIn } from "./secrets.ts";
import { secretsInSource } from "./sourceSecrets.ts";

/** A text whose secrets are replaced by placeholders, and the way back. */
export interface Redacted {
  readonly text: string;
  /** Puts the secrets back wherever a placeholder stands as it was handed out. */
  readonly restore: (answer: string) => string;
  /** How many values were replaced. */
  readonly count: number;
}

/** Several texts of one question: the same secret has the same placeholder in all of them. */
export interface Redactor {
  readonly redact: (text: string) => string;
  /** A piece of one document, redacted as a part of the whole. */
  readonly redactPiece: (text: string, piece: Range) => string;
  /** Go source; it has the same lines afterwards. */
  readonly redactSource: (text: string) => string;
  /** Other text, such as the message of a finding, without the secrets that were found in documents. */
  readonly hide: (text: string) => string;
  readonly restore: (answer: string) => string;
  readonly count: () => number;
}

/**
 * Replaces what must not reach a model: values of Secrets, of kubeconfigs and registry logins, of fields and environment
 * variables with telling names, keys and tokens in known formats, and texts that look random. Works on the parsed
 * documents, so that the rest stays as it is. The same value gets the same placeholder everywhere.
 */
export function redact(text: string): Redacted {
  const redactor = createRedactor();
  return { text: redactor.redact(text), restore: redactor.restore, count: redactor.count() };
}

export function createRedactor(): Redactor {
  const placeholders = new Map<string, string>();
  return {
    redact: (text) =>
      splitDocuments(text)
        .map(({ start, end }) => redactPart(text.slice(start, end), placeholders))
        .join(""),
    redactPiece: (text, { start, end }) => replaced(text, secretsIn(text), placeholders, start, end),
    redactSource: (text) => replaced(text, secretsInSource(text), placeholders, 0, text.length),
    hide(text) {
      let hidden = text;
      for (const [secret, placeholder] of placeholders)
        for (const form of [secret, ...secret.split("\n").map(bare)])
          if (form.length >= shortestSecret) hidden = hidden.replaceAll(form, placeholder);
      return hidden;
    },
    restore: (answer) =>
      [...placeholders].reduce(
        (restored, [secret, placeholder]) => restored.replaceAll(placeholder, () => secret),
        answer,
      ),
    count: () => placeholders.size,
  };
}

/** A line of a secret without blanks and quotes, as others may quote it. */
function bare(line: string): string {
  return line.trim().replace(/^(["'])(.*)\1$/u, "$2");
}

/** Shorter ones are parts of ordinary words. */
const shortestSecret = 4;

function redactPart(text: string, placeholders: Map<string, string>): string {
  return replaced(text, secretsIn(text), placeholders, 0, text.length);
}

/** What is secret in one document, and the document without it, also in pieces. */
export interface Redaction {
  readonly ranges: readonly Range[];
  /** The text between two offsets; of a secret that is cut by them nothing is left. */
  replaced(start: number, end: number): string;
}

export function redactionOf(text: string): Redaction {
  const ranges = secretsIn(text);
  const placeholders = new Map<string, string>();
  return { ranges, replaced: (start, end) => replaced(text, ranges, placeholders, start, end) };
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
    if (range.end <= start || range.start >= end) continue;
    redacted +=
      text.slice(at, Math.max(at, range.start)) +
      placeholderFor(text.slice(range.start, range.end), placeholders);
    at = Math.min(range.end, end);
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
