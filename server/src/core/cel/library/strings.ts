import { say } from "../../text/message.ts";
import { costOfText } from "../run.ts";
import { CelFailure } from "../failure.ts";
import { type CelValue, kindOf, list } from "../value.ts";
import type { FunctionTable } from "./function.ts";
import { formatText } from "./formatText.ts";

/** Positions count code points, as in Go, not UTF-16 units. Source: https://pkg.go.dev/github.com/google/cel-go/ext#Strings */
export const STRING_FUNCTIONS: FunctionTable = {
  ".startsWith": onTexts((text, [start = ""]) => text.startsWith(start)),
  ".endsWith": onTexts((text, [end = ""]) => text.endsWith(end)),
  ".contains": onTexts((text, [part = ""]) => text.includes(part)),
  ".lowerAscii": ([text]) =>
    typeof text === "string" ? text.replaceAll(/[A-Z]+/gu, (part) => part.toLowerCase()) : undefined,
  ".upperAscii": ([text]) =>
    typeof text === "string" ? text.replaceAll(/[a-z]+/gu, (part) => part.toUpperCase()) : undefined,
  ".trim": ([text]) => (typeof text === "string" ? text.trim() : undefined),
  ".charAt": ([text, at]) => {
    if (typeof text !== "string" || typeof at !== "bigint") return undefined;
    const characters = Array.from(text);
    if (at < 0n || at > characters.length) throw new CelFailure(say`the position is out of bounds`);
    return characters[Number(at)] ?? "";
  },
  ".indexOf": ([text, part, from]) => {
    if (typeof text !== "string" || typeof part !== "string") return undefined;
    if (from !== undefined && typeof from !== "bigint") return undefined;
    const start = Array.from(text)
      .slice(0, positionIn(text, from ?? 0n))
      .join("").length;
    const found = text.indexOf(part, start);
    return BigInt(found < 0 ? -1 : Array.from(text.slice(0, found)).length);
  },
  ".lastIndexOf": ([text, part, from]) => {
    if (typeof text !== "string" || typeof part !== "string") return undefined;
    if (from !== undefined && typeof from !== "bigint") return undefined;
    const last =
      from === undefined ? Infinity : Array.from(text).slice(0, positionIn(text, from)).join("").length;
    const found = text.lastIndexOf(part, last);
    return BigInt(found < 0 ? -1 : Array.from(text.slice(0, found)).length);
  },
  ".substring": ([text, from, to]) => {
    if (typeof text !== "string" || typeof from !== "bigint") return undefined;
    if (to !== undefined && typeof to !== "bigint") return undefined;
    const characters = Array.from(text);
    const end = to === undefined ? characters.length : positionIn(text, to);
    const start = positionIn(text, from);
    if (start > end) throw new CelFailure(say`the part ends before it starts`);
    return characters.slice(start, end).join("");
  },
  ".replace": ([text, from, to, limit], run) => {
    if (typeof text !== "string" || typeof from !== "string" || typeof to !== "string") return undefined;
    if (limit !== undefined && typeof limit !== "bigint") return undefined;
    run.spend(costOfText(text) * (1 + to.length));
    const most = limit === undefined || limit < 0n ? Infinity : Number(limit);
    return from === "" ? writeBetween(text, to, most) : splitAt(text, from, most + 1).join(to);
  },
  ".split": ([text, separator, limit]) => {
    if (typeof text !== "string" || typeof separator !== "string") return undefined;
    if (limit !== undefined && typeof limit !== "bigint") return undefined;
    return list(splitAt(text, separator, limit === undefined || limit < 0n ? Infinity : Number(limit)));
  },
  ".join": ([parts, separator], run) => {
    if (typeof parts !== "object" || parts?.kind !== "list") return undefined;
    if (separator !== undefined && typeof separator !== "string") return undefined;
    const texts = parts.items.map((part) => {
      if (typeof part !== "string") throw new CelFailure(say`\`join\` takes texts, not ${kindOf(part)}`);
      run.spend(costOfText(part) + costOfText(separator ?? ""));
      return part;
    });
    return texts.join(separator ?? "");
  },
  ".format": ([text, parameters], run) => {
    if (typeof text !== "string" || typeof parameters !== "object" || parameters?.kind !== "list")
      return undefined;
    return formatText(text, parameters.items, run);
  },
  "strings.quote": ([text]) => (typeof text === "string" ? JSON.stringify(text) : undefined),
};

function onTexts(check: (text: string, rest: readonly string[]) => CelValue) {
  return ([text, ...rest]: readonly CelValue[]): CelValue | undefined =>
    typeof text === "string" && rest.length === 1 && rest.every((one) => typeof one === "string")
      ? check(text, rest)
      : undefined;
}

function positionIn(text: string, at: bigint): number {
  if (at < 0n || at > BigInt(Array.from(text).length))
    throw new CelFailure(say`the position is out of bounds`);
  return Number(at);
}

/** The text with another one before, between and behind its characters, at most so many times. */
function writeBetween(text: string, between: string, most: number): string {
  const characters = ["", ...Array.from(text)];
  return characters.map((character, index) => character + (index < most ? between : "")).join("");
}

/** At most `limit` parts; the last one keeps what is left. */
function splitAt(text: string, separator: string, limit: number): string[] {
  if (limit === 0) return [];
  const parts = separator === "" ? Array.from(text) : text.split(separator);
  if (parts.length <= limit) return parts;
  return [...parts.slice(0, limit - 1), parts.slice(limit - 1).join(separator)];
}
