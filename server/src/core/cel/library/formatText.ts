import { say } from "../../text/message.ts";
import { type Run, costOfText } from "../run.ts";
import { CelFailure, CelUnknown } from "../failure.ts";
import { type CelValue, kindOf } from "../value.ts";
import { textOf } from "./textOf.ts";

const CLAUSE = /%(?:\.(\d+))?(.?)/gsu;

/** `"%s".format([…])`. Source: https://pkg.go.dev/github.com/google/cel-go/ext#Strings */
export function formatText(text: string, parameters: readonly CelValue[], run: Run): string {
  const left = parameters.values();
  const formatted = text.replaceAll(CLAUSE, (_, precision: string | undefined, verb: string) => {
    if (verb === "%") return "%";
    const { value, done } = left.next();
    if (done === true) throw new CelFailure(say`\`format\` has fewer values than places`);
    const written = write(verb, value, Math.min(Number(precision ?? 6), 100));
    run.spend(costOfText(written));
    return written;
  });
  return formatted;
}

function write(verb: string, value: CelValue, precision: number): string {
  switch (verb) {
    case "s":
      return formattedText(value);
    case "d":
      if (typeof value === "bigint") return String(value);
      break;
    case "f":
      if (typeof value === "number") return value.toFixed(precision);
      break;
    case "e":
      // The server writes powers of ten in signs of its own.
      if (typeof value === "number") throw new CelUnknown(say`how it writes \`%e\``);
      break;
    case "b":
      if (typeof value === "boolean") return value ? "1" : "0";
      if (typeof value === "bigint") return value.toString(2);
      break;
    case "o":
      if (typeof value === "bigint") return value.toString(8);
      break;
    case "x":
    case "X": {
      const hex = inHex(value);
      if (hex !== undefined) return verb === "X" ? hex.toUpperCase() : hex;
    }
  }
  throw new CelFailure(say`\`%${verb}\` cannot write ${kindOf(value)}`);
}

/** Texts inside of lists and maps stand in quotes, and numbers with a fraction get six places. */
function formattedText(value: CelValue): string {
  if (typeof value !== "object" || value === null) return textOf(value);
  if (value.kind === "list") return `[${value.items.map(elementText).join(", ")}]`;
  if (value.kind !== "map") return textOf(value);
  const entries = [...value.entries].map(([key, entry]) => `${elementText(key)}:${elementText(entry)}`);
  return `{${entries.toSorted().join(", ")}}`;
}

function elementText(value: CelValue): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return Number.isFinite(value) ? value.toFixed(6) : textOf(value);
  if (typeof value !== "object" || value === null) return textOf(value);
  if (value.kind === "bytes") return `b"${textOf(value)}"`;
  if (value.kind === "timestamp" || value.kind === "duration") return `${value.kind}("${textOf(value)}")`;
  return formattedText(value);
}

function inHex(value: CelValue): string | undefined {
  if (typeof value === "bigint") return value.toString(16);
  const bytes =
    typeof value === "string"
      ? utf8Bytes(value)
      : typeof value === "object" && value?.kind === "bytes"
        ? [...value.bytes]
        : undefined;
  return bytes?.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The UTF-8 bytes of a text. */
function utf8Bytes(text: string): readonly number[] {
  return Array.from(encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|(.)/gu), ([, hex, plain]) =>
    hex === undefined ? (plain?.charCodeAt(0) ?? 0) : Number.parseInt(hex, 16),
  );
}
