import { type Message, say } from "../text/message.ts";
import { parseCidr, parseIp } from "./ip.ts";

/** What is wrong with an IP address, or undefined when it is fine. */
export function ipAddress(text: string): Message | undefined {
  return parseAnyIp(text) ? undefined : say`is no IP address, such as \`10.9.8.7\` or \`2001:db8::1\``;
}

/** What is wrong with a network, or undefined when it is fine. */
export function network(text: string): Message | undefined {
  return parseAnyCidr(text) ? undefined : say`is no network, such as \`10.9.8.0/24\` or \`2001:db8::/64\``;
}

/** Older fields also take leading zeros in IPv4 addresses (`010.1.2.3`), for the sake of objects that have them. */
function parseAnyIp(text: string): boolean {
  return parseIp(withoutLeadingZeros(text)) !== undefined;
}

function parseAnyCidr(text: string): boolean {
  return parseCidr(withoutLeadingZeros(text)) !== undefined;
}

function withoutLeadingZeros(text: string): string {
  const address = /^\d+(?:\.\d+){3}/u.exec(text)?.[0] ?? "";
  return address.replaceAll(/(?<![\d])0+(?=\d)/gu, "") + text.slice(address.length);
}
