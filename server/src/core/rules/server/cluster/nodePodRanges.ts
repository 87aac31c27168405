/**
 * `podCIDRs` of a Node are address ranges for its pods: at most one of IPv4 and one of IPv6.
 *
 * ```yaml
 * spec:
 *   podCIDRs: [10.244.1.0] # a range needs a length: 10.244.1.0/24
 * ```
 */
import { parseCidr, parseIp } from "../../../formats/ip.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "node-pod-ranges",
  family: "server",
  severity: "error",
  summary: "The pod address ranges of a Node are malformed or too many.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/node-v1/#NodeSpec",
  kinds: ["/Node"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const list = spec.at("podCIDRs");
    const single = spec.at("podCIDR");
    const families = new Set<number>();
    // A `podCIDR` that is not the first of the list replaces the list.
    const replaced = Boolean(single.string) && list.items()[0]?.string !== single.string;
    for (const range of replaced ? [single] : list.items()) {
      if (range.string === undefined) continue;
      if (parseCidr(range.string) === undefined) {
        const path = range === single ? `${list.path}[0]` : range.path;
        report(range, say`\`${range.string}\` is no address range such as \`10.244.1.0/24\`.`, { path });
        continue;
      }
      const family = parseIp(range.string.split("/")[0] ?? "")?.family ?? 0;
      if (families.has(family))
        report(range, say`There can be one range of IPv4 and one of IPv6.`, { path: list.path });
      families.add(family);
    }
  },
};

export default rule;
