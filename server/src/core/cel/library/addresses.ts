import { type Cidr, type IpAddress, parseCidr, parseIp } from "../../formats/ip.ts";
import { say } from "../../text/message.ts";
import { CelFailure } from "../failure.ts";
import type { CelValue } from "../value.ts";
import type { CelFunction, FunctionTable } from "./function.ts";
import { addressText } from "./textOf.ts";

/** Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-ip-address-library */
export const ADDRESS_FUNCTIONS: FunctionTable = {
  ip: ([text]) => (typeof text === "string" ? { kind: "ip", address: requireIp(text) } : undefined),
  isIP: ([text]) => (typeof text === "string" ? readIp(text) !== undefined : undefined),
  "ip.isCanonical": ([text]) => {
    if (typeof text !== "string") return undefined;
    const { family, bits } = requireIp(text);
    return addressText(family, bits) === text;
  },
  ".family": onIp(({ family }) => BigInt(family)),
  ".isUnspecified": onIp(({ bits }) => bits === 0n),
  ".isLoopback": onIp(({ family, bits }) => (family === 4 ? bits >> 24n === 127n : bits === 1n)),
  ".isLinkLocalMulticast": onIp(({ family, bits }) =>
    family === 4 ? bits >> 8n === 0xe00000n : ((bits >> 112n) & 0xff0fn) === 0xff02n,
  ),
  ".isLinkLocalUnicast": onIp(isLinkLocalUnicast),
  ".isGlobalUnicast": onIp(
    (address) =>
      address.bits !== 0n &&
      !(address.family === 4
        ? address.bits === 0xffffffffn || address.bits >> 24n === 127n
        : address.bits === 1n) &&
      !isMulticast(address) &&
      !isLinkLocalUnicast(address),
  ),
  cidr: ([text]) => (typeof text === "string" ? { kind: "cidr", cidr: requireCidr(text) } : undefined),
  isCIDR: ([text]) => (typeof text === "string" ? readCidr(text) !== undefined : undefined),
  ".containsIP": onCidr((cidr, other) => {
    const address = typeof other === "string" ? requireIp(other) : isIp(other) ? other.address : undefined;
    return address === undefined ? undefined : isWithin(cidr, { address, prefixLength: widthOf(address) });
  }),
  ".containsCIDR": onCidr((cidr, other) => {
    const inner = typeof other === "string" ? requireCidr(other) : isCidr(other) ? other.cidr : undefined;
    return inner === undefined ? undefined : isWithin(cidr, inner);
  }),
  ".ip": onCidr(({ address }) => ({ kind: "ip", address })),
  ".masked": onCidr((cidr) => ({ kind: "cidr", cidr: masked(cidr) })),
  ".prefixLength": onCidr(({ prefixLength }) => BigInt(prefixLength)),
};

/** IPv4 inside IPv6 is refused here, unlike in fields. */
function readIp(text: string): IpAddress | undefined {
  const address = parseIp(text);
  return address?.family === 6 && address.bits >> 32n === 0xffffn ? undefined : address;
}

function readCidr(text: string): Cidr | undefined {
  const cidr = parseCidr(text);
  return cidr?.address.family === 6 && cidr.address.bits >> 32n === 0xffffn ? undefined : cidr;
}

function requireIp(text: string): IpAddress {
  const address = readIp(text);
  if (address === undefined) throw new CelFailure(say`\`${text}\` is no IP address`);
  return address;
}

function requireCidr(text: string): Cidr {
  const cidr = readCidr(text);
  if (cidr === undefined) throw new CelFailure(say`\`${text}\` is no CIDR`);
  return cidr;
}

function isIp(value: CelValue | undefined): value is Extract<CelValue, { kind: "ip" }> {
  return typeof value === "object" && value?.kind === "ip";
}

function isCidr(value: CelValue | undefined): value is Extract<CelValue, { kind: "cidr" }> {
  return typeof value === "object" && value?.kind === "cidr";
}

function onIp(compute: (address: IpAddress) => CelValue): CelFunction {
  return ([value]) => (isIp(value) ? compute(value.address) : undefined);
}

function onCidr(compute: (cidr: Cidr, other: CelValue | undefined) => CelValue | undefined): CelFunction {
  return ([value, other]) => (isCidr(value) ? compute(value.cidr, other) : undefined);
}

function widthOf({ family }: IpAddress): number {
  return family === 4 ? 32 : 128;
}

function masked({ address, prefixLength }: Cidr): Cidr {
  const behind = BigInt(widthOf(address) - prefixLength);
  return { address: { family: address.family, bits: (address.bits >> behind) << behind }, prefixLength };
}

function isWithin(outer: Cidr, inner: Cidr): boolean {
  if (outer.address.family !== inner.address.family || inner.prefixLength < outer.prefixLength) return false;
  const behind = BigInt(widthOf(outer.address) - outer.prefixLength);
  return outer.address.bits >> behind === inner.address.bits >> behind;
}

function isMulticast({ family, bits }: IpAddress): boolean {
  return family === 4 ? bits >> 28n === 0xen : bits >> 120n === 0xffn;
}

function isLinkLocalUnicast({ family, bits }: IpAddress): boolean {
  return family === 4 ? bits >> 16n === 0xa9fen : bits >> 118n === 0xfe80n >> 6n;
}
