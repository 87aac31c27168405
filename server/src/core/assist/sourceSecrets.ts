import type { Range } from "../text/range.ts";
import { withoutOverlaps, formatsIn, looksRandom, secretName, secretsIn } from "./secrets.ts";

/** Comments and literals of Go. https://go.dev/ref/spec#Lexical_elements */
const commentOrLiteral = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|`[^`]*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/gu;
/** `password=…` and `"token": "…"`; behind a mere blank the next word of a sentence would follow. */
const assigned =
  /(?:passw(?:or)?d|pwd|token|secret|credentials?|api[-_]?key|private[-_]?key|access[-_]?key)["']?\s*(?:=|:(?=\s*["'])|:(?=\s*\S*\d))\s*["']?([^\s"',;&|)}%]{4,})/giu;
/** The name that a literal is given to: `Token: "…"`, `const apiKey string = "…"`, `"password": "…"`. */
const nameInFront = /([\w.\]"-]+)(?:[ \t]+string)?[ \t]*(?::?=|:)[ \t]*$/u;
/** They say where a secret is or what it is called; an API key is one. */
const aboutSecret =
  /(?:name|ref|path|file|dir|type|kind|class|prefix|suffix|label|annotation|header|audience|(?<!(?:api|private|access)[-_]?)key)s?["\]]*$/iu;
const isManifest = /^\s*(?:apiVersion|kind):/mu;

/**
 * What is secret in Go source: places in its text, in their order and none over several lines, so that lines stay where they
 * are. Comments and literals can hold one: what stands in a known format or looks random, what a telling name is given, what
 * follows such a name as an argument, and what would be secret in a manifest.
 */
export function secretsInSource(text: string): readonly Range[] {
  const found: Range[] = [...formatsIn(text, { start: 0, end: text.length })];
  let argument = "";
  for (const { 0: raw, index } of text.matchAll(commentOrLiteral)) {
    if (raw.startsWith("/")) {
      found.push(...assignedIn(raw, index));
      continue;
    }
    const inner = raw.slice(1, -1);
    const start = index + 1;
    const lineStart = text.lastIndexOf("\n", index) + 1;
    if (isManifest.test(inner)) found.push(...secretsIn(inner).map((range) => moved(range, start)));
    else if (isSecret(inner, text.slice(lineStart, index), argument))
      found.push({ start, end: start + inner.length });
    else found.push(...assignedIn(inner, start));
    argument = inner;
  }
  return withoutOverlaps(found.flatMap((range) => linesOf(text, range)));
}

/** @param before what stands in front of the literal in its line @param argument the literal before it */
function isSecret(inner: string, before: string, argument: string): boolean {
  if (looksRandom(inner)) return true;
  if (inner.length < 4 || /\s/u.test(inner)) return false;
  const followsArgument = before.endsWith(`"${argument}", `) && /^[\w-]+$/u.test(argument);
  const name = followsArgument ? argument : nameInFront.exec(before)?.[1];
  return name !== undefined && secretName.test(name) && !aboutSecret.test(name);
}

function assignedIn(text: string, offset: number): readonly Range[] {
  return [...text.matchAll(assigned)].map((match) => {
    const end = offset + match.index + match[0].length;
    return { start: end - (match[1]?.length ?? 0), end };
  });
}

function moved({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

/** A range for each line that it touches. */
function linesOf(text: string, { start, end }: Range): readonly Range[] {
  return [...text.slice(start, end).matchAll(/[^\n]+/gu)].map(({ 0: line, index }) => ({
    start: start + index,
    end: start + index + line.length,
  }));
}
