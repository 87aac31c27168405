/**
 * `clusterIPs` holds the addresses of a Service in the cluster: at most two, one of each IP family, the first the same
 * as `clusterIP`; or `None` alone for a headless Service. `externalIPs` are plain unicast addresses.
 *
 * ```yaml
 * spec:
 *   clusterIP: 10.96.0.10
 *   clusterIPs: [10.96.0.11] # the first must be that of clusterIP
 * ```
 */
import { ipAddress } from "../../../formats/addressComplaints.ts";
import { parseIp } from "../../../formats/ip.ts";
import { specialAddress } from "../../../formats/specialAddress.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { clusterAddresses, isHeadless, serviceType } from "../../../manifest/serviceSpec.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "service-addresses",
  family: "server",
  severity: "error",
  summary: "Addresses or IP families of a Service are malformed or contradict each other.",
  source: "https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services",
  fields: ["externalIPs", "clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"],
  kinds: ["/Service"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    for (const address of spec.at("externalIPs").items()) {
      const complaint = ipAddress(address.string ?? "");
      if (address.string === undefined) continue;
      if (complaint !== undefined) report(address, say`\`${address.string}\` ${complaint}.`);
      else checkFormat(address, specialAddress, report);
    }
    if (serviceType(spec) === "ExternalName") return;
    checkFamilies(spec, report);
    if (checkClusterAddresses(spec, report)) checkAddressFamilies(spec, report);
  },
};

function checkFamilies(spec: Cursor, report: Report): void {
  const families = spec.at("ipFamilies").items();
  for (const [index, family] of families.entries()) {
    if (families.slice(0, index).some((other) => other.string === family.string)) {
      report(family, say`\`${family.string ?? ""}\` is listed already.`);
    }
  }
  const policy = spec.at("ipFamilyPolicy");
  if (policy.string !== "SingleStack") return;
  if (families.length > 1 || spec.at("clusterIPs").items().length > 1) {
    report(
      policy,
      say`Two IP families need \`ipFamilyPolicy\` to be \`PreferDualStack\` or \`RequireDualStack\`.`,
    );
  }
}

/** True when every address is one, so that their families can be compared. */
function checkClusterAddresses(spec: Cursor, report: Report): boolean {
  const several = spec.at("clusterIPs");
  const addresses = clusterAddresses(spec);
  const first = several.items()[0];
  const single = spec.at("clusterIP").string ?? "";
  if (first?.string !== undefined && first.string !== single) {
    const wanted =
      single === "" ? say`and \`clusterIP\` is not set` : say`but \`clusterIP\` is \`${single}\``;
    report(first, say`\`${first.string}\` comes first ${wanted}; the two must be the same.`, {
      path: several.path,
    });
  }
  if (addresses.length > 2) report(several, say`\`clusterIPs\` holds at most two addresses.`, { on: "key" });
  let fine = true;
  for (const [index, address] of addresses.entries()) {
    if (address.string === undefined) return false;
    const none = address.string === "None";
    const complaint = none ? undefined : ipAddress(address.string);
    const path = `${spec.path}.clusterIPs[${String(index)}]`;
    if (complaint !== undefined)
      report(address, say`\`${address.string}\` ${complaint}.`, {
        path,
        fixes: address.string.toLowerCase() === "none" ? replaceValue(address, "None") : [],
      });
    const misplaced = none && index === 0 && addresses.length > 1;
    if (misplaced) report(address, say`\`None\` must stand alone.`, { path: several.path });
    if (none && index > 0) report(address, say`\`None\` is no IP address and must stand alone.`, { path });
    fine &&= complaint === undefined && !misplaced && !(none && index > 0);
  }
  return fine;
}

function checkAddressFamilies(spec: Cursor, report: Report): void {
  if (isHeadless(spec)) return;
  const addresses = clusterAddresses(spec);
  const families = addresses.map((address) => parseIp(address.string ?? "")?.family);
  if (families.length === 2 && families[0] !== undefined && families[0] === families[1]) {
    report(spec.at("clusterIPs"), say`\`clusterIPs\` holds two addresses of the same IP family.`, {
      on: "key",
    });
  }
  for (const [index, family] of spec.at("ipFamilies").items().entries()) {
    const actual = families[index];
    const wanted = family.string;
    if (actual === undefined || (wanted !== "IPv4" && wanted !== "IPv6")) continue;
    const address = addresses[index];
    if (address === undefined || wanted === `IPv${String(actual)}`) continue;
    const path = `${spec.path}.clusterIPs[${String(index)}]`;
    report(address, say`\`${address.string ?? ""}\` is no ${wanted} address as \`ipFamilies\` says.`, {
      path,
    });
  }
}

export default rule;
