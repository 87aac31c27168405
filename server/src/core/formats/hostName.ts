import { parseIp } from "./ip.ts";
import { dns1123Subdomain } from "./names.ts";

/** What is wrong with a DNS name that may start with `*.`, or undefined when it is fine. */
export function wildcardHostName(text: string): string | undefined {
  if (!text.includes("*")) return dns1123Subdomain(text);
  const parent = text.startsWith("*.") ? text.slice(2) : undefined;
  if (parent !== undefined && dns1123Subdomain(parent) === undefined) return undefined;
  return "may only have a `*` as its whole first part, as in `*.example.com`";
}

/** A host that requests are addressed to: a DNS name, maybe with a wildcard, but no IP address. */
export function requestHost(text: string): string | undefined {
  if (parseIp(text) !== undefined) return "is an IP address; a host must be a DNS name";
  return wildcardHostName(text);
}

/** What is wrong with a DNS name of at least two parts, or undefined when it is fine. */
export function fullyQualifiedDomainName(text: string): string | undefined {
  const name = text.replace(/\.$/u, "");
  return (
    dns1123Subdomain(name) ??
    (name.includes(".") ? undefined : "must have at least two parts, as in `example.com`")
  );
}
