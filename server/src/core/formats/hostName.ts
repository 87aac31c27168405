import { type Message, say } from "../text/message.ts";
import { parseIp } from "./ip.ts";
import { dns1123Subdomain } from "./names.ts";

/** What is wrong with a DNS name that may start with `*.`, or undefined when it is fine. */
export function wildcardHostName(text: string): Message | undefined {
  if (!text.includes("*")) return dns1123Subdomain(text);
  const parent = text.startsWith("*.") ? text.slice(2) : undefined;
  if (parent !== undefined && dns1123Subdomain(parent) === undefined) return undefined;
  return say`may only have a \`*\` as its whole first part, as in \`*.example.com\``;
}

/** A host that requests are addressed to: a DNS name, maybe with a wildcard, but no IP address. */
export function requestHost(text: string): Message | undefined {
  if (parseIp(text) !== undefined) return say`is an IP address; a host must be a DNS name`;
  return wildcardHostName(text);
}

/** What is wrong with a DNS name of at least two parts, or undefined when it is fine. */
export function fullyQualifiedDomainName(text: string): Message | undefined {
  const name = text.replace(/\.$/u, "");
  return (
    dns1123Subdomain(name) ??
    (name.includes(".") ? undefined : say`must have at least two parts, as in \`example.com\``)
  );
}

/** What is wrong with a domain that names are looked up in: like a DNS name, and `_` is allowed (`_tcp.example.com`). */
export function searchDomain(text: string): Message | undefined {
  if (text === ".") return undefined;
  const name = text.replace(/\.$/u, "");
  if (name.length > 253) return say`has ${name.length} characters; at most 253 are allowed`;
  const fits = /^_?[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?(?:\._?[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*$/u.test(name);
  return fits
    ? undefined
    : say`must be lower case letters, digits, \`-\`, \`_\` and \`.\`, with a letter or digit at the end of every part`;
}
