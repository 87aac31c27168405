import type { GoPattern } from "../../formats/goPattern.ts";
import { say } from "../../text/message.ts";
import { CelFailure } from "../failure.ts";
import type { Run } from "../run.ts";
import { list } from "../value.ts";
import type { FunctionTable } from "./function.ts";

/** Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-regex-library */
export const REGEX_FUNCTIONS: FunctionTable = {
  matches: ([text, pattern], run) =>
    typeof text === "string" && typeof pattern === "string"
      ? compile(pattern, text, run).test(text)
      : undefined,
  ".matches": ([text, pattern], run) =>
    typeof text === "string" && typeof pattern === "string"
      ? compile(pattern, text, run).test(text)
      : undefined,
  ".find": ([text, pattern], run) =>
    typeof text === "string" && typeof pattern === "string"
      ? (compile(pattern, text, run).findAll(text)[0] ?? "")
      : undefined,
  ".findAll": ([text, pattern, limit], run) => {
    if (typeof text !== "string" || typeof pattern !== "string") return undefined;
    if (limit !== undefined && typeof limit !== "bigint") return undefined;
    const found = compile(pattern, text, run).findAll(text);
    return list(limit === undefined || limit < 0n ? found : found.slice(0, Number(limit)));
  },
};

/** Pays for the time that a match takes: every character may be looked at in every state of the pattern. */
function compile(source: string, text: string, run: Run): GoPattern {
  run.spend(source.length);
  const pattern = run.pattern(source);
  if (pattern.complaint !== undefined)
    throw new CelFailure(say`\`${source}\` is no pattern: ${pattern.complaint}`);
  run.spend((text.length * pattern.size) >> 6);
  return pattern;
}
