import type { Family, Finding } from "../finding.ts";
import type { Range } from "../text/range.ts";
import { endOfLine, startOfLine } from "../yaml/comments.ts";
import { isToldOfPods } from "./checkMadePods.ts";
import { hasAnyType, isFilledIn } from "./placeholders.ts";

/** What is said of values; a rule of another family may be about the placeholder itself, but for what is told of made pods. */
const ofValues: ReadonlySet<Family> = new Set<Family>(["schema", "server", "cel", "reference"]);

/** Argo's controllers fill in actions of templates when the server has read the object, so that each of them is a value to it. */
const ofArgo = /^[\s{]*["']?apiVersion["']?\s*:\s*["']?argoproj\.io\//mu;

/** Leaves out what is said of a text that another program fills in before the manifest is applied: what it will be is not known. */
export function withoutPlaceholders(findings: readonly Finding[], text: string): readonly Finding[] {
  const keepsActions = text.includes("argoproj.io/") && ofArgo.test(text);
  return findings.filter((finding) => {
    const { code, family, range } = finding;
    if (family === "syntax") return !isListOfVariable(finding, text);
    const isOfValue = ofValues.has(family) || (family === "workload" && isToldOfPods(code));
    if (!isOfValue) return true;
    if (isOfSops(finding, text) || isCommentedOut(text, range.end) || isBareVariable(text, range))
      return false;
    const marked = anchored(text.slice(range.start, range.end), text, range.start);
    if (marked.includes("{{")) return keepsActions;
    return !(code === "wrong-type" ? hasAnyType(marked) : isFilledIn(marked));
  });
}

/** `[${NAMES}]`, which is YAML when a list of names stands there. */
function isListOfVariable({ code, range }: Finding, text: string): boolean {
  const line = text.slice(startOfLine(text, range.start), endOfLine(text, range.start));
  return code === "yaml-syntax" && /[[,]\s*\$\{[A-Za-z_]\w*\}/u.test(line);
}

/** What SOPS writes beside the values that it has encrypted, and takes out again (https://getsops.io/docs/). */
function isOfSops({ code, path }: Finding, text: string): boolean {
  return code === "unknown-field" && path === "sops" && text.includes("ENC[AES256_GCM,");
}

/** `key: #{NAME}`: a comment to YAML, until the steps of Azure Pipelines or Octopus put a value there. */
function isCommentedOut(text: string, end: number): boolean {
  return /^["']?\s*:?\s*#\{\w+\}/u.test(text.slice(end, endOfLine(text, end)));
}

/** `key: $name`; a key itself may begin with `$`. */
function isBareVariable(text: string, { start, end }: Range): boolean {
  return /^["']?\$[A-Za-z_]\w*["']?$/u.test(text.slice(start, end)) && !/^\s*:/u.test(text.slice(end));
}

/** What stands at the anchor that an alias names. */
function anchored(marked: string, text: string, before: number): string {
  const alias = /^\*(\S+)$/u.exec(marked)?.[1];
  const anchor = alias === undefined ? -1 : text.lastIndexOf(`&${alias} `, before);
  return anchor === -1 ? marked : text.slice(anchor, endOfLine(text, anchor)).replace(/^\S+\s+/u, "");
}
