import { decodeBase64 } from "../text/base64.ts";
import { parseDurationFormat } from "./duration.ts";
import { parseCidr, parseIp } from "./ip.ts";

type Check = (text: string) => boolean;

const LABEL = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/u;
const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?([0-9a-f])[0-9a-f]{3}-?([0-9a-f])[0-9a-f]{3}-?[0-9a-f]{12}$/iu;

/**
 * The string formats that a CRD may ask for and the API server checks; others are notes for people.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation
 */
const FORMATS = new Map<string, Check>([
  ["date-time", isDateTime],
  ["date", (text) => /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))],
  ["duration", (text) => parseDurationFormat(text) !== undefined],
  ["email", (text) => /^[^\s@<>]+@[^\s@<>]+$/u.test(text)],
  ["hostname", (text) => text.length <= 255 && text.split(".").every((label) => LABEL.test(label))],
  ["ipv4", (text) => parseIp(text)?.family === 4],
  ["ipv6", (text) => parseIp(text)?.family === 6],
  ["cidr", (text) => parseCidr(text) !== undefined],
  [
    "mac",
    (text) =>
      /^(?:[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})$/iu.test(
        text,
      ),
  ],
  ["uuid", (text) => UUID.test(text)],
  ["uuid3", (text) => UUID.exec(text)?.[1] === "3"],
  ["uuid4", (text) => UUID.exec(text)?.[1] === "4"],
  ["uuid5", (text) => UUID.exec(text)?.[1] === "5"],
  ["byte", (text) => decodeBase64(text.replaceAll(/[\r\n]/gu, "")) !== undefined],
  ["uri", (text) => /^(?:[a-z][a-z0-9+.-]*:\S*|\/\S*)$/iu.test(text)],
]);

/** True when `text` has the format, or when the format is not one that the API server checks. */
export function hasFormat(text: string, format: string): boolean {
  return FORMATS.get(format)?.(text) ?? true;
}

/** As `metav1.MicroTime` reads it: neither more nor fewer digits after the second. */
export function isMicroTime(text: string): boolean {
  return isDateTime(text) && /T[^.,]*[.,]\d{6}(?:Z|[+-]\d{2}:\d{2})$/u.test(text);
}

/** RFC 3339 with a time zone, as `metav1.Time` reads it. */
export function isDateTime(text: string): boolean {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:[.,]\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/u.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const daysOfMonth = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ];
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= (daysOfMonth[month - 1] ?? 0) &&
    hour < 24 &&
    minute < 60 &&
    second < 60
  );
}
