import type { Cursor } from "../manifest/cursor.ts";

/** Fields whose texts stand for many things, so that a message that has one of them speaks of no place. */
const common: ReadonlySet<string> = new Set([
  "apiVersion",
  "behavior",
  "kind",
  "group",
  "version",
  "namespace",
  "op",
]);

/** Fields whose texts are put into every object: a build does not fail because of them, and they often are names of objects, too. */
const added: ReadonlySet<string> = new Set([
  "commonAnnotations",
  "commonLabels",
  "generatorOptions",
  "labels",
]);

/** The reason in what `kubectl kustomize` or `kustomize build` has written, without what programs put around it. */
export function reasonOf(errors: string): string {
  const said = errors.replaceAll(/^# Warning:.*$/gmu, "").trim();
  const logged = /"command failed" err=(?:"(?<line>(?:[^"\\]|\\.)*)"|<(?<lines>[^]*?)\n\s*>)/u.exec(
    said,
  )?.groups;
  const reason = logged?.["line"]?.replaceAll(/\\(["\\])/gu, "$1") ?? logged?.["lines"] ?? said;
  return reason
    .replace(/^error: /iu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

/**
 * The place of a kustomization that the reason speaks of: the longest text in it, such as a path or a name, that the reason has, or a patch
 * with a path that it has. Of two alike the last, as the first one has been built.
 */
export function placeOfFailure(root: Cursor, reason: string): Cursor | undefined {
  let place: Cursor | undefined;
  let longest = 0;
  for (const at of textsBelow(root)) {
    const lengths = textsOf(at).map((text) => (isMentioned(text, reason) ? text.length : 0));
    const length = Math.max(0, ...lengths);
    if (length === 0 || length < longest) continue;
    longest = length;
    place = at;
  }
  return place;
}

function textsBelow(at: Cursor): readonly Cursor[] {
  if (at.string !== undefined) return common.has(at.name) ? [] : [at];
  return added.has(at.name) ? [] : at.children().flatMap(textsBelow);
}

/** A path behind the key of a generated file, and the paths in a patch. */
function textsOf(at: Cursor): readonly string[] {
  const text = at.string ?? "";
  return text.includes("\n")
    ? [...text.matchAll(/\bpath["']?:\s*["']?(\/[^\s"',}]+)/gu)].map(([, path = ""]) => path)
    : [text, text.slice(text.indexOf("=") + 1)];
}

/** Short texts are a part of many words. */
function isMentioned(text: string, reason: string): boolean {
  if (text === "") return false;
  if (reason.includes(`"${text}"`) || reason.includes(`'${text}'`)) return true;
  if (text.length < 3) return false;
  for (let at = reason.indexOf(text); at !== -1; at = reason.indexOf(text, at + 1))
    if (!isOfWord(reason[at - 1]) && !isOfWord(reason[at + text.length])) return true;
  return false;
}

function isOfWord(character: string | undefined): boolean {
  return character !== undefined && /[\w-]/u.test(character);
}
