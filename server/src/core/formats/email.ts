import { parseIp } from "./ip.ts";

const atom = String.raw`[A-Za-z0-9!#$%&'*+\-/=?^_\x60{|}~\u0080-\u{10FFFF}]+`;
const dotted = String.raw`${atom}(?:\.${atom})*`;
const quoted = String.raw`"(?:[^"\\\r\n]|\\.)+"`;
const word = String.raw`(?:${dotted}|${quoted})`;
const address = String.raw`${word}@[ \t]*(?:${dotted}|\[([^\]]*)\])`;
const phrase = String.raw`(?:${word}(?:[ \t]+${word})*[ \t]*)?`;
const MAILBOX = new RegExp(
  String.raw`^[ \t]*(?:${address}|${phrase}<[ \t]*${address}[ \t]*>|${phrase}:[ \t]*${address}[ \t]*;)[ \t]*(?:\([^()]*\)[ \t]*)?$`,
  "u",
);

/**
 * A mail address as Go reads it, with a name in front of it or not: `a@b`, `Ann <a@b>`.
 *
 * Source: https://pkg.go.dev/net/mail#ParseAddress
 */
export function isEmail(text: string): boolean {
  const found = MAILBOX.exec(text);
  if (found === null) return false;
  const literal = found[1] ?? found[2] ?? found[3];
  return literal === undefined || parseIp(literal.replace(/^IPv6:/u, "")) !== undefined;
}
