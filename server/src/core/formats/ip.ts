/** An IP address as its bits. */
export interface IpAddress {
  readonly family: 4 | 6;
  readonly bits: bigint;
}

/** A network: the address as written, and how many of its leading bits count. */
export interface Cidr {
  readonly address: IpAddress;
  readonly prefixLength: number;
}

/**
 * Read an IPv4 address in dotted decimal form without leading zeros, or an IPv6 address (RFC 4291) without a zone.
 * `undefined` when the text is neither.
 */
export function parseIp(text: string): IpAddress | undefined {
  if (text.includes(":")) return parseIpv6(text);
  const bits = parseIpv4(text);
  return bits === undefined ? undefined : { family: 4, bits };
}

function parseIpv4(text: string): bigint | undefined {
  const octets = text.split(".");
  if (
    octets.length !== 4 ||
    !octets.every((octet) => /^(?:0|[1-9]\d{0,2})$/u.test(octet) && Number(octet) < 256)
  )
    return undefined;
  return octets.reduce((bits, octet) => (bits << 8n) | BigInt(octet), 0n);
}

function parseIpv6(text: string): IpAddress | undefined {
  const lastColon = text.lastIndexOf(":");
  const tail = text.slice(lastColon + 1);
  if (tail.includes(".")) {
    const embedded = parseIpv4(tail);
    if (embedded === undefined) return undefined;
    const groups = `${(embedded >> 16n).toString(16)}:${(embedded & 0xffffn).toString(16)}`;
    return parseIpv6(text.slice(0, lastColon + 1) + groups);
  }
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head = [], rest = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - rest.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<string>(Math.max(0, missing)).fill("0"), ...rest];
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/u.test(group))) return undefined;
  return { family: 6, bits: groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n) };
}

/** The text with the numbers of dotted addresses, and the length of a prefix, as they are without zeros in front of them. */
export function withoutLeadingZeros(text: string): string {
  return text.includes(".") || text.includes("/")
    ? text.replaceAll(/(?<=^|[.:/])0+(?=\d+(?:\.|\/|$))/gu, "")
    : text;
}

/** Read `address/length`; bits behind the prefix may be set. `undefined` when it is none. */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf("/");
  const address = parseIp(text.slice(0, Math.max(0, slash)));
  const length = text.slice(slash + 1);
  if (slash < 0 || address === undefined || !/^(?:0|[1-9]\d{0,2})$/u.test(length)) return undefined;
  const prefixLength = Number(length);
  return prefixLength <= (address.family === 4 ? 32 : 128) ? { address, prefixLength } : undefined;
}

/** True when no bit behind the prefix is set. */
export function isNetworkAddress({ address, prefixLength }: Cidr): boolean {
  const behind = BigInt((address.family === 4 ? 32 : 128) - prefixLength);
  return (address.bits & ((1n << behind) - 1n)) === 0n;
}
