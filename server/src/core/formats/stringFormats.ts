import { decodeBase64 } from "../text/base64.ts";
import { utf8Length } from "../text/utf8Length.ts";
import { parseDurationFormat } from "./duration.ts";
import { isEmail } from "./email.ts";
import { parseCidr, parseIp, withoutLeadingZeros } from "./ip.ts";
import { isRequestUri } from "./requestUri.ts";
import { isDate } from "./times.ts";

type Check = (text: string) => boolean;

const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?([0-9a-f])[0-9a-f]{3}-?([0-9a-f])[0-9a-f]{3}-?[0-9a-f]{12}$/iu;
const TIME_OF_DAY = /^(\d{2}):(\d{2}):(\d{2})(?:.\d+)?(?:z|[+-]\d{2}:\d{2})$/u;
/** One label with a dash in second place at most, or several, the last of which is at least two letters. */
const HOST_NAME =
  /^(?:[a-z\d\p{S}\p{L}]-?[a-z\d\p{S}\p{L}]{0,62}|(?:[a-z\d\p{S}\p{L}](?:[-a-z\d\p{S}\p{L}]{0,61}[a-z\d\p{S}\p{L}])?\.)+[a-z\p{L}]{2,63})$/iu;
const MAC =
  /^(?:[\da-f]{12}|[\da-f]{16}|[\da-f]{40}|[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}(?:(?:[\da-f]{2}\1){2}(?:(?:[\da-f]{2}\1){12})?)?[\da-f]{2}|(?:[\da-f]{4}\.){2}(?:[\da-f]{4}\.(?:(?:[\da-f]{4}\.){6})?)?[\da-f]{4})$/iu;
const COLOR_PART = String.raw`\s*(?:0|[1-9]\d?|1\d\d?|2[0-4]\d|25[0-5])\s*`;
const RGB = new RegExp(String.raw`^rgb\(${COLOR_PART},${COLOR_PART},${COLOR_PART}\)$`, "u");

/**
 * The string formats that a CRD may ask for and the API server checks; others are notes for people.
 *
 * Sources: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation,
 * https://pkg.go.dev/k8s.io/kube-openapi/pkg/validation/strfmt
 */
const FORMATS = new Map<string, Check>([
  ["bsonobjectid", (text) => /^[\da-f]{24}$/iu.test(text)],
  ["byte", (text) => text !== "" && decodeBase64(text) !== undefined],
  ["cidr", (text) => parseCidr(withoutLeadingZeros(text)) !== undefined],
  ["date", isDate],
  ["date-time", isOpenApiTime],
  ["datetime", isOpenApiTime],
  ["duration", (text) => parseDurationFormat(text) !== undefined],
  ["email", isEmail],
  ["hexcolor", (text) => /^#?(?:[\da-f]{3}|[\da-f]{6})$/iu.test(text)],
  ["hostname", isHostName],
  ["ipv4", (text) => text.includes(".") && parseIp(withoutLeadingZeros(text)) !== undefined],
  ["ipv6", (text) => parseIp(text)?.family === 6],
  ["mac", (text) => MAC.test(text)],
  ["rgbcolor", (text) => RGB.test(text)],
  ["ssn", (text) => /^\d{3}[- ]\d{2}[- ]\d{4}$/u.test(text)],
  ["uri", isRequestUri],
  ["uuid", (text) => UUID.test(text)],
  ["uuid3", (text) => UUID.exec(text)?.[1] === "3"],
  ["uuid4", (text) => isVariant(text, "4")],
  ["uuid5", (text) => isVariant(text, "5")],
]);

/** Formats that the server knows, and whose texts are free or not looked at here. */
const OTHERS: ReadonlySet<string> = new Set([
  "creditcard",
  "isbn",
  "isbn10",
  "isbn13",
  "k8s-long-name",
  "k8s-short-name",
  "password",
]);

/** True when `text` has the format, or when the format is not one that the API server checks. */
export function hasFormat(text: string, format: string): boolean {
  return FORMATS.get(format)?.(text) ?? true;
}

/** Whether the API server knows the format; of a custom resource it drops others. */
export function isServerFormat(format: string): boolean {
  return FORMATS.has(format) || OTHERS.has(format);
}

/** Looser than RFC 3339: small letters, any sign in front of the fraction, any distance from UTC. */
function isOpenApiTime(text: string): boolean {
  const [date = "", time = ""] = text.toLowerCase().split("t");
  const [, hour = "99", minute = "99", second = "99"] = TIME_OF_DAY.exec(time) ?? [];
  return isDate(date) && hour <= "23" && minute <= "59" && second <= "59";
}

function isHostName(text: string): boolean {
  return (
    HOST_NAME.test(text) &&
    utf8Length(text) <= 255 &&
    text.split(".").every((label) => utf8Length(label) <= 63)
  );
}

function isVariant(text: string, version: string): boolean {
  const found = UUID.exec(text);
  return found?.[1] === version && /[89ab]/iu.test(found[2] ?? "");
}
