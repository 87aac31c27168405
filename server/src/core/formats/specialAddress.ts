import { type Message, say } from "../text/message.ts";
import { parseIp, type IpAddress } from "./ip.ts";

interface SpecialRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly prefixLength: number;
  readonly name: Message;
}

/** Addresses that reach this machine or this network only (RFC 6890). */
const specialRanges: readonly SpecialRange[] = [
  { family: 4, first: 0n, prefixLength: 32, name: say`the unspecified address` },
  { family: 6, first: 0n, prefixLength: 128, name: say`the unspecified address` },
  { family: 4, first: 0x7f00_0000n, prefixLength: 8, name: say`a loopback address` },
  { family: 6, first: 1n, prefixLength: 128, name: say`a loopback address` },
  { family: 4, first: 0xa9fe_0000n, prefixLength: 16, name: say`a link-local address` },
  { family: 6, first: 0xfe80n << 112n, prefixLength: 10, name: say`a link-local address` },
  { family: 4, first: 0xe000_0000n, prefixLength: 24, name: say`a link-local multicast address` },
  { family: 6, first: 0xff02n << 112n, prefixLength: 16, name: say`a link-local multicast address` },
];

/** Says when an IP address can not be that of an endpoint: unspecified, loopback or link-local. */
export function specialAddress(text: string): Message | undefined {
  const address = parseIp(text);
  const range = address && specialRanges.find((candidate) => contains(candidate, address));
  return range === undefined ? undefined : say`is ${range.name}, which other machines can not reach`;
}

function contains(range: SpecialRange, { family, bits }: IpAddress): boolean {
  const behind = BigInt((range.family === 4 ? 32 : 128) - range.prefixLength);
  return family === range.family && bits >> behind === range.first >> behind;
}
