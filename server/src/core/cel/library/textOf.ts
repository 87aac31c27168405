import type { CelValue } from "../value.ts";

/** What `string(value)` and `%s` make of a value. */
export function textOf(value: CelValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? shortestText(value) : infinity(value);
  if (typeof value !== "object" || value === null) return String(value);
  switch (value.kind) {
    case "timestamp":
      return timestampText(value.nanoseconds);
    case "duration":
      return `${decimal(value.nanoseconds, 9)}s`;
    case "url":
      return value.url.text;
    case "semver": {
      const { core, prerelease } = value.version;
      return core.join(".") + (prerelease.length === 0 ? "" : `-${prerelease.join(".")}`);
    }
    case "ip":
      return addressText(value.address.family, value.address.bits);
    case "cidr": {
      const { address, prefixLength } = value.cidr;
      return `${addressText(address.family, address.bits)}/${String(prefixLength)}`;
    }
    case "type":
    case "format":
      return value.name;
    case "bytes":
      return String.fromCharCode(...value.bytes);
    default:
      return value.kind;
  }
}

/** As Go writes a number in its shortest form: with an exponent from a million on, and below a ten-thousandth. */
function shortestText(value: number): string {
  const [digits = "", exponent = "0"] = value.toExponential().split("e");
  const power = Number(exponent);
  if (value === 0 || (power >= -4 && power < 6)) return String(value);
  return `${digits}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

function infinity(value: number): string {
  return Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
}

function timestampText(nanoseconds: bigint): string {
  const seconds = nanoseconds / 1_000_000_000n - (nanoseconds % 1_000_000_000n < 0n ? 1n : 0n);
  const rest = nanoseconds - seconds * 1_000_000_000n;
  const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
  const fraction = decimal(rest, 9).slice(1);
  return `${whole}${fraction}Z`;
}

/** `value` / 10^`places`, without trailing zeros. */
function decimal(value: bigint, places: number): string {
  const digits = String(value < 0n ? -value : value).padStart(places + 1, "0");
  const fraction = digits.slice(-places).replace(/0+$/u, "");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -places)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Canonical text of an address (RFC 5952): the longest run of zero groups becomes `::`. */
export function addressText(family: 4 | 6, bits: bigint): string {
  if (family === 4) {
    return [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 0xffn)).join(".");
  }
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((bits >> BigInt(16 * (7 - index))) & 0xffffn).toString(16),
  );
  const runs = Array.from(groups.join(":").matchAll(/(?:^|:)0(?::0)+(?=:|$)/gu), ([run]) => run);
  const longest = runs.reduce((best, run) => (countGroups(run) > countGroups(best) ? run : best), "");
  if (longest === "") return groups.join(":");
  const text = groups.join(":");
  const at = text.indexOf(longest);
  return `${text.slice(0, at)}::${text.slice(at + longest.length).replace(/^:/u, "")}`;
}

function countGroups(run: string): number {
  return run.split(":").filter((group) => group !== "").length;
}
