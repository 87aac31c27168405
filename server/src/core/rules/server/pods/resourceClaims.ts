/**
 * A container uses devices through the claims of its pod: each entry of `resources.claims` names one of
 * `spec.resourceClaims`, once, or one request of it.
 *
 * ```yaml
 * spec:
 *   resourceClaims:
 *     - name: gpu
 *       resourceClaimTemplateName: one-gpu
 *   containers:
 *     - name: train
 *       image: example.com/trainer:v3
 *       resources:
 *         claims:
 *           - name: gpus # there is gpu
 * ```
 */
import type { Fix } from "../../../finding.ts";
import { dns1123Label } from "../../../formats/names.ts";
import { containersOf } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { closestName } from "../../../text/closestName.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

/** Since this minor version claims are on by default; before, the server drops them unseen. */
const knowsClaims = 34;

const rule: Rule = {
  code: "resource-claims",
  family: "server",
  severity: "error",
  summary: "A container uses a claim that the pod does not have, or the same one twice.",
  source: "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/",
  fields: ["claims"],
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report, { minor }) {
    if (minor < knowsClaims) return;
    for (const pod of podSpecsOf(manifest)) {
      const claims = pod.spec.at("resourceClaims").items();
      const names = new Set(claims.flatMap((claim) => claim.at("name").string ?? []));
      const owners = [pod.spec, ...containersOf(pod).map(({ at }) => at)];
      for (const owner of owners) checkClaims(owner.at("resources", "claims"), names, report);
    }
  },
};

function checkClaims(list: Cursor, names: ReadonlySet<string>, report: Report): void {
  const used = new Set<string>();
  for (const claim of list.items()) {
    const name = claim.at("name");
    const request = claim.at("request");
    if (!name.string) {
      if (name.present) report(name, say`\`name\` is empty.`, { path: claim.path });
      continue;
    }
    checkFormat(request, dns1123Label, report);
    if (isUsed(name.string, request.string ?? "", used)) {
      report(claim, say`\`${name.string}\` is used by another entry already.`);
    }
    used.add(keyOf(name.string, request.string ?? ""));
    if (!names.has(name.string)) {
      report(name, say`The pod has no claim \`${name.string}\` in \`resourceClaims\`.`, {
        path: claim.path,
        fixes: closest(name, names),
      });
    }
  }
}

/** A claim as a whole includes all its requests. */
function isUsed(name: string, request: string, used: ReadonlySet<string>): boolean {
  if (used.has(name) || used.has(keyOf(name, request))) return true;
  return request === "" && [...used].some((key) => key.startsWith(`${name}/`));
}

function keyOf(name: string, request: string): string {
  return request === "" ? name : `${name}/${request}`;
}

function closest(name: Cursor, names: ReadonlySet<string>): readonly Fix[] {
  const meant = closestName(name.string ?? "", names);
  return meant === undefined ? [] : replaceValue(name, meant);
}

export default rule;
