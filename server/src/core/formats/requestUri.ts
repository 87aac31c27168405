import { parseIp } from "./ip.ts";

const BAD_ESCAPE = /%(?![\dA-Fa-f]{2})/u;

/**
 * A URI as it stands in an HTTP request: absolute, or a path that begins with `/`, or `*`. A `#` is a sign like others.
 *
 * Source: https://pkg.go.dev/net/url#ParseRequestURI
 */
export function isRequestUri(text: string): boolean {
  if (text === "" || Array.from(text).some((character) => character < " " || character === "\u007f"))
    return false;
  if (text === "*") return true;
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/u.exec(text)?.[0] ?? "";
  const [rest = ""] = text.slice(scheme.length).split("?");
  if (!rest.startsWith("/")) return scheme !== "";
  if (scheme === "" || !rest.startsWith("//")) return !BAD_ESCAPE.test(rest);
  const [, authority = "", path = ""] = /^\/\/([^/]*)(.*)$/su.exec(rest) ?? [];
  return isAuthority(authority) && !BAD_ESCAPE.test(path);
}

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf("@");
  const user = authority.slice(0, Math.max(0, at));
  return /^[\w\-.:~!$&'()*+,;=%@]*$/u.test(user) && !BAD_ESCAPE.test(user) && isHost(authority.slice(at + 1));
}

function isHost(host: string): boolean {
  const bracketed = /^\[([^%]*)(%25.*)?\](:\d*)?$/u.exec(host);
  if (bracketed !== null) return parseIp(bracketed[1] ?? "")?.family === 6;
  return (
    /^(?:[\w\-.~!$&'()*+,;=:<>"\u0080-\u{10FFFF}]|%[89A-Fa-f][\dA-Fa-f])*$/u.test(host) &&
    /(?:^[^:]*|:\d*)$/u.test(host)
  );
}
