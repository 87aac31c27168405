/**
 * Endpoints and EndpointSlices list addresses where a Service is reached: IP addresses of other machines (no loopback
 * or link-local ones), or DNS names in a slice of the type `FQDN`. Every set has at least one address.
 *
 * ```yaml
 * addressType: IPv6
 * endpoints:
 *   - addresses: [10.1.2.3] # is no IPv6 address
 * ```
 */
import { ipAddress } from "../../../formats/addressComplaints.ts";
import { fullyQualifiedDomainName } from "../../../formats/hostName.ts";
import { parseIp } from "../../../formats/ip.ts";
import { dns1123Label, dns1123Subdomain } from "../../../formats/names.ts";
import { specialAddress } from "../../../formats/specialAddress.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { checkAnyFormat, checkFormat } from "../../checkFormat.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const mostEndpoints = 1000;
const mostAddresses = 100;

const rule: Rule = {
  code: "endpoint-addresses",
  family: "server",
  severity: "error",
  summary: "An address of an endpoint is missing, malformed or not reachable for others.",
  source: "https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#address-types",
  kinds: ["/Endpoints", "discovery.k8s.io/EndpointSlice"],
  check(manifest, report) {
    if (manifest.gvk.kind === "EndpointSlice") checkSlice(manifest.root, report);
    else for (const subset of manifest.root.at("subsets").items()) checkSubset(subset, report);
  },
};

function checkSubset(subset: Cursor, report: Report): void {
  const addresses = [...subset.at("addresses").items(), ...subset.at("notReadyAddresses").items()];
  if (addresses.length === 0) report(subset, say`The subset needs \`addresses\` or \`notReadyAddresses\`.`);
  for (const address of addresses) {
    const ip = address.at("ip");
    if (requireFilled(ip, report)) checkFormat(ip, (text) => ipAddress(text) ?? specialAddress(text), report);
    checkFormat(address.at("hostname"), dns1123Label, report);
    checkAnyFormat(address.at("nodeName"), dns1123Subdomain, report);
  }
}

function checkSlice(slice: Cursor, report: Report): void {
  const type = slice.at("addressType").string ?? "";
  const endpoints = slice.at("endpoints");
  checkLength(endpoints, mostEndpoints, report);
  for (const endpoint of endpoints.items()) {
    const addresses = endpoint.at("addresses");
    if (requireFilled(addresses, report)) checkLength(addresses, mostAddresses, report);
    for (const address of addresses.items()) {
      const text = address.string;
      if (text !== undefined) checkAddress(address, text, type, report);
    }
    checkAnyFormat(endpoint.at("hostname"), dns1123Label, report);
    checkAnyFormat(endpoint.at("nodeName"), dns1123Subdomain, report);
  }
}

function checkAddress(place: Cursor, text: string, type: string, report: Report): void {
  if (type === "FQDN") {
    const complaint = fullyQualifiedDomainName(text);
    if (complaint !== undefined) report(place, say`\`${text}\` ${complaint}.`);
    return;
  }
  if (type !== "IPv4" && type !== "IPv6") return;
  const address = parseIp(text);
  const special = specialAddress(text);
  if (address === undefined) {
    report(place, say`\`${text}\` is no ${type} address.`);
  } else if (`IPv${String(address.family)}` !== type) {
    // The server names the list when an address is of the other family.
    report(place, say`\`${text}\` is no ${type} address.`, { path: place.parent?.path ?? "" });
  } else if (special !== undefined) {
    report(place, say`\`${text}\` ${special}.`);
  }
}

function checkLength(list: Cursor, most: number, report: Report): void {
  const { length } = list.items();
  if (length > most)
    report(list, say`\`${list.name}\` has ${length} elements, more than ${most}.`, { on: "key" });
}

export default rule;
