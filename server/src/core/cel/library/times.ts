import { parseGoDuration } from "../../formats/duration.ts";
import { parseTimestamp } from "../../formats/times.ts";
import { timeZone } from "../../formats/timeZone.ts";
import { say } from "../../text/message.ts";
import { CelFailure, CelUnknown } from "../failure.ts";
import type { CelValue } from "../value.ts";
import type { CelFunction, FunctionTable } from "./function.ts";

const SECOND = 1_000_000_000n;
/** Source: https://github.com/google/cel-spec/blob/master/doc/langdef.md#list-of-standard-definitions */
export const TIME_FUNCTIONS: FunctionTable = {
  duration: ([value]) => {
    if (typeof value === "object" && value?.kind === "duration") return value;
    if (typeof value !== "string") return undefined;
    const nanoseconds = parseGoDuration(value);
    if (nanoseconds === undefined) throw new CelFailure(say`\`${value}\` is no duration`);
    return { kind: "duration", nanoseconds };
  },
  timestamp: ([value]) => {
    if (typeof value === "object" && value?.kind === "timestamp") return value;
    if (typeof value === "bigint") return { kind: "timestamp", nanoseconds: value * SECOND };
    if (typeof value !== "string") return undefined;
    const nanoseconds = parseTimestamp(value);
    if (nanoseconds === undefined) throw new CelFailure(say`\`${value}\` is no point in time`);
    return { kind: "timestamp", nanoseconds };
  },
  ".getFullYear": ofDate((date) => date.getUTCFullYear()),
  ".getMonth": ofDate((date) => date.getUTCMonth()),
  ".getDate": ofDate((date) => date.getUTCDate()),
  ".getDayOfMonth": ofDate((date) => date.getUTCDate() - 1),
  ".getDayOfWeek": ofDate((date) => date.getUTCDay()),
  ".getDayOfYear": ofDate((date) =>
    Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000),
  ),
  ".getHours": either(3600n * SECOND, (date) => date.getUTCHours()),
  ".getMinutes": either(60n * SECOND, (date) => date.getUTCMinutes()),
  ".getSeconds": either(SECOND, (date) => date.getUTCSeconds()),
  ".getMilliseconds": either(1_000_000n, (date) => date.getUTCMilliseconds()),
};

function ofDate(part: (date: Date) => number): CelFunction {
  return ([value, zone]) => {
    if (!isTimestamp(value) || (zone !== undefined && typeof zone !== "string")) return undefined;
    const shift = zone === undefined ? 0n : shiftOf(zone);
    return BigInt(part(dateOf({ ...value, nanoseconds: value.nanoseconds + shift })));
  };
}

/**
 * Nanoseconds by which clocks are ahead of UTC at a fixed distance (`-02:30`). Zones by name would need tables that differ
 * between machines: only the cluster knows what they say.
 */
function shiftOf(zone: string): bigint {
  if (zone === "UTC" || zone === "") return 0n;
  const [, sign, hours, minutes] = /^([+-]?)(\d{1,2}):(\d{1,2})$/u.exec(zone) ?? [];
  if (hours === undefined || minutes === undefined) {
    if (timeZone(zone) === undefined) throw new CelUnknown(say`the clocks of \`${zone}\``);
    throw new CelFailure(say`\`${zone}\` is no time zone`);
  }
  const ahead = (BigInt(hours) * 60n + BigInt(minutes)) * 60n * SECOND;
  return sign === "-" ? -ahead : ahead;
}

/** Of a duration the whole number of such units in it, of a point in time the place on the clock. */
function either(unit: bigint, part: (date: Date) => number): CelFunction {
  const onClock = ofDate(part);
  return (parameters, run) => {
    const [value] = parameters;
    if (typeof value === "object" && value?.kind === "duration") return value.nanoseconds / unit;
    return onClock(parameters, run);
  };
}

interface Timestamp {
  readonly kind: "timestamp" | "duration";
  readonly nanoseconds: bigint;
}

function isTimestamp(value: CelValue | undefined): value is Timestamp {
  return typeof value === "object" && value?.kind === "timestamp";
}

function dateOf({ nanoseconds }: Timestamp): Date {
  return new Date(Number(nanoseconds / 1_000_000n));
}
