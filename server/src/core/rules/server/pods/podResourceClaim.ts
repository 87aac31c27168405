/**
 * A claim of a pod has a name of its own and says where the devices come from: an existing `resourceClaimName`, or the
 * `resourceClaimTemplateName` that a claim is made from for every pod.
 *
 * ```yaml
 * resourceClaims:
 *   - name: gpu # from which claim or template?
 * ```
 */
import { dns1123Label, dns1123Subdomain } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { lowerCase } from "../../replaceValue.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

/** Since this minor version claims are on by default; before, the server drops them unseen. */
const knowsClaims = 34;

const rule: Rule = {
  code: "pod-resource-claim",
  family: "server",
  severity: "error",
  summary: "A claim of a pod has no name of its own, or not exactly one origin.",
  source: "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/",
  fields: ["resourceClaims"],
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report, { minor }) {
    if (minor < knowsClaims) return;
    for (const { spec } of podSpecsOf(manifest)) {
      const names = new Set<string>();
      for (const claim of spec.at("resourceClaims").items()) {
        checkName(claim.at("name"), names, report);
        checkOrigin(claim, report);
      }
    }
  },
};

function checkName(name: Cursor, names: Set<string>, report: Report): void {
  if (!requireFilled(name, report) || name.string === undefined) return;
  if (names.has(name.string)) report(name, say`Another claim is called \`${name.string}\` already.`);
  else checkFormat(name, dns1123Label, report, { fixes: lowerCase(name, dns1123Label) });
  names.add(name.string);
}

function checkOrigin(claim: Cursor, report: Report): void {
  if (!claim.isMapping) return;
  const origins = ["resourceClaimName", "resourceClaimTemplateName"].map((name) => claim.at(name));
  const given = origins.filter((origin) => origin.present);
  if (given.length !== 1) {
    report(claim, say`A claim has exactly one of \`resourceClaimName\` and \`resourceClaimTemplateName\`.`);
  }
  for (const origin of given) {
    const complaint = origin.string === undefined ? undefined : dns1123Subdomain(origin.string);
    if (complaint !== undefined) report(origin, say`\`${origin.name}\` ${complaint}.`);
  }
}

export default rule;
