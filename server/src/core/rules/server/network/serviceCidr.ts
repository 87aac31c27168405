/**
 * A ServiceCIDR holds one network, or one of each IP family. Each is written in its shortest form, without bits
 * behind the prefix.
 *
 * ```yaml
 * spec:
 *   cidrs: [10.96.0.1/16] # must be 10.96.0.0/16
 * ```
 */
import { isNetworkAddress, parseCidr } from "../../../formats/ip.ts";
import { say } from "../../../text/message.ts";
import { requireValue } from "../../requireValue.ts";
import type { Rule } from "../../rule.ts";

const mostNetworks = 2;

const rule: Rule = {
  code: "service-cidr",
  family: "server",
  severity: "error",
  summary: "A ServiceCIDR has no network, too many, or something that is none.",
  source:
    "https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/#extend-service-ip-ranges",
  kinds: ["networking.k8s.io/ServiceCIDR"],
  check(manifest, report) {
    const list = manifest.root.at("spec", "cidrs");
    if (!requireValue(list, report, say`name at least one network, such as \`10.96.0.0/16\``)) return;
    const networks = list.items();
    if (networks.length > mostNetworks)
      report(list, say`\`cidrs\` holds at most two networks.`, { on: "key" });
    const parsed = networks.map((place) => parseCidr(place.string ?? ""));
    for (const [index, place] of networks.entries()) {
      const cidr = parsed[index];
      const text = place.string;
      if (text === undefined) continue;
      if (cidr === undefined) {
        report(place, say`\`${text}\` is no network, such as \`10.96.0.0/16\` or \`2001:db8::/64\`.`);
      } else if (!isNetworkAddress(cidr)) {
        report(place, say`\`${text}\` has bits set behind the prefix.`);
      }
    }
    const [first, second] = parsed;
    if (networks.length === 2 && first !== undefined && first.address.family === second?.address.family) {
      report(list, say`\`cidrs\` holds two networks of the same IP family.`, { on: "key" });
    }
  },
};

export default rule;
