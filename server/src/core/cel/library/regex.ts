import { compileGoPattern } from "../../formats/goRegexp.ts";
import { CelUnknown } from "../failure.ts";
import { list } from "../value.ts";
import type { FunctionTable } from "./function.ts";

/** Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-regex-library */
export const REGEX_FUNCTIONS: FunctionTable = {
  matches: ([text, pattern]) =>
    typeof text === "string" && typeof pattern === "string" ? compile(pattern).test(text) : undefined,
  ".matches": ([text, pattern]) =>
    typeof text === "string" && typeof pattern === "string" ? compile(pattern).test(text) : undefined,
  ".find": ([text, pattern]) =>
    typeof text === "string" && typeof pattern === "string"
      ? (compile(pattern).exec(text)?.[0] ?? "")
      : undefined,
  ".findAll": ([text, pattern, limit]) => {
    if (typeof text !== "string" || typeof pattern !== "string") return undefined;
    if (limit !== undefined && typeof limit !== "bigint") return undefined;
    const { source, flags } = compile(pattern);
    const found = Array.from(text.matchAll(new RegExp(source, `${flags}g`)), ([part]) => part);
    return list(limit === undefined || limit < 0n ? found : found.slice(0, Number(limit)));
  },
};

function compile(pattern: string): RegExp {
  const compiled = compileGoPattern(pattern);
  if (compiled === undefined) throw new CelUnknown("The pattern cannot be run here.");
  return compiled;
}
