import { type Run, costOfText } from "../run.ts";
import { CelFailure } from "../failure.ts";
import { type CelValue, kindOf } from "../value.ts";
import { textOf } from "./textOf.ts";

const CLAUSE = /%(?:\.(\d+))?(.?)/gsu;

/** `"%s".format([…])`. Source: https://pkg.go.dev/github.com/google/cel-go/ext#Strings */
export function formatText(text: string, parameters: readonly CelValue[], run: Run): string {
  const left = parameters.values();
  const formatted = text.replaceAll(CLAUSE, (_, precision: string | undefined, verb: string) => {
    if (verb === "%") return "%";
    const { value, done } = left.next();
    if (done === true) throw new CelFailure("`format` has fewer values than places");
    const written = write(verb, value, Math.min(Number(precision ?? 6), 100));
    run.spend(costOfText(written));
    return written;
  });
  return formatted;
}

function write(verb: string, value: CelValue, precision: number): string {
  switch (verb) {
    case "s":
      return textOf(value);
    case "d":
      if (typeof value === "bigint" || typeof value === "number") return String(value);
      break;
    case "f":
      if (typeof value === "bigint" || typeof value === "number") return Number(value).toFixed(precision);
      break;
    case "e":
      if (typeof value === "bigint" || typeof value === "number")
        return Number(value)
          .toExponential(precision)
          .replace(/e([+-])(\d)$/u, "e$10$2");
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
  throw new CelFailure(`\`%${verb}\` cannot write ${kindOf(value)}`);
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
