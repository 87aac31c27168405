/**
 * A Service sends each client to the same pod for at most a day (`sessionAffinityConfig`), selects pods by labels that
 * pods can have, and knows a few words for how traffic is distributed.
 *
 * ```yaml
 * spec:
 *   sessionAffinity: ClientIP
 *   sessionAffinityConfig:
 *     clientIP:
 *       timeoutSeconds: 100000 # at most 86400
 * ```
 */
import { checkLabels } from "../../../formats/labels.ts";
import { listing, say } from "../../../text/message.ts";
import { checkBounds } from "../../checkFormat.ts";
import type { Rule } from "../../rule.ts";

const secondsOfDay = 86_400;

const distributions: readonly { readonly name: string; readonly since: number }[] = [
  { name: "PreferClose", since: 30 },
  { name: "PreferSameZone", since: 34 },
  { name: "PreferSameNode", since: 34 },
];

const rule: Rule = {
  code: "service-behavior",
  family: "server",
  severity: "error",
  summary: "The selector, session affinity or traffic distribution of a Service is not valid.",
  source: "https://kubernetes.io/docs/reference/networking/virtual-ips/",
  kinds: ["/Service"],
  check(manifest, report, { minor }) {
    const spec = manifest.root.at("spec");
    checkLabels(spec.at("selector"), report);
    if (spec.at("sessionAffinity").string === "ClientIP") {
      checkBounds(spec.at("sessionAffinityConfig", "clientIP", "timeoutSeconds"), 1, secondsOfDay, report);
    }
    const distribution = spec.at("trafficDistribution");
    const known = distributions.filter(({ since }) => minor >= since).map(({ name }) => name);
    if (known.length > 0 && distribution.string !== undefined && !known.includes(distribution.string)) {
      report(
        distribution,
        say`\`${distribution.string}\` is no traffic distribution; use ${listing(known)}.`,
      );
    }
  },
};

export default rule;
