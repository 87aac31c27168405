import { isRequestUri } from "../../formats/requestUri.ts";

/** An absolute URL, or a path that starts with `/`, taken apart as Go's net/url does for `url()`. */
export interface Url {
  readonly text: string;
  readonly scheme: string;
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly escapedPath: string;
  readonly query: ReadonlyMap<string, readonly string[]>;
}

const URL_PARTS =
  /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/(?:[^/?#@]*@)?([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#.*)?$/u;
const HOST = /^(?:\[([0-9A-Fa-f:.%]+)\]|([^:[\]\s<>"{}|\\^`]*))(?::(\d*))?$/u;

/** Read a URL; `undefined` when it is none or is relative to something. Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-url-library */
export function parseUrl(text: string): Url | undefined {
  if (!isRequestUri(text)) return undefined;
  const [, scheme = "", authority = "", path = "", query = ""] = URL_PARTS.exec(text) ?? [];
  if (scheme === "" && !path.startsWith("/")) return undefined;
  const host = HOST.exec(authority);
  if (host === null || /%(?![0-9A-Fa-f]{2})/u.test(path)) return undefined;
  const [, address, name = "", port = ""] = host;
  return {
    text,
    scheme: scheme.toLowerCase(),
    host: authority,
    hostname: address ?? name,
    port,
    escapedPath: encodePath(path),
    query: readQuery(query),
  };
}

function encodePath(path: string): string {
  return path.replaceAll(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/%[\]]/gu, (character) =>
    encodeURIComponent(character),
  );
}

function readQuery(query: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const pair of query.split("&").filter((text) => text !== "" && !text.includes(";"))) {
    const at = pair.indexOf("=");
    const [key, value] = [at < 0 ? pair : pair.slice(0, at), at < 0 ? "" : pair.slice(at + 1)].map(unescape);
    if (key === undefined || value === undefined) continue;
    found.set(key, [...(found.get(key) ?? []), value]);
  }
  return found;
}

function unescape(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
