/**
 * Every volume of a pod has a name of its own: lower case letters, digits and `-`, at most 63 characters.
 *
 * The `volumeClaimTemplates` of a StatefulSet are such volumes too. An `ephemeral` volume of a Pod becomes a claim that
 * is called after both; that name can not belong to a claim which the Pod uses already.
 *
 * ```yaml
 * volumes:
 *   - name: Model_Cache # model-cache
 *     emptyDir: {}
 * ```
 */
import type { Fix } from "../../../finding.ts";
import { dns1123Label, dns1123Subdomain } from "../../../formats/names.ts";
import { containersOf } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf, type PodPlace } from "../../../manifest/podSpecs.ts";
import { volumesOf, type PodVolume } from "../../../manifest/volumes.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { lowerCase } from "../../replaceValue.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "volume-name",
  family: "server",
  severity: "error",
  summary: "A volume has no name, a malformed one, or the name of another volume.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/",
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      const volumes = volumesOf(pod);
      const names = new Set<string>();
      for (const { at } of volumes) {
        const name = at.at("name");
        if (requireFilled(name, report)) {
          checkFormat(name, dns1123Label, report, { fixes: renameEverywhere(name, pod) });
        }
        if (!name.string) continue;
        if (names.has(name.string)) report(name, say`Another volume is called \`${name.string}\` already.`);
        names.add(name.string);
      }
      if (!pod.template) checkClaimNames(pod, volumes, report);
      checkClaimTemplates(pod, report);
    }
  },
};

/** The volume and its mounts change together, or the fix would break what it repairs. */
function renameEverywhere(name: Cursor, pod: PodPlace): readonly Fix[] {
  const [fix] = lowerCase(name, dns1123Label);
  if (fix === undefined) return [];
  const uses = containersOf(pod)
    .flatMap(({ at }) => [...at.at("volumeMounts").items(), ...at.at("volumeDevices").items()])
    .map((use) => use.at("name"))
    .filter((use) => use.string === name.string);
  const edits = uses.flatMap((use) => lowerCase(use, dns1123Label).flatMap((change) => change.edits));
  return [{ ...fix, edits: [...fix.edits, ...edits] }];
}

/** The server puts the claims of a StatefulSet before the volumes of its pods, and speaks of them as such. */
function checkClaimTemplates({ spec, claims }: PodPlace, report: Report): void {
  for (const [index, claim] of claims.entries()) {
    const name = claim.at("metadata", "name");
    const path = `${spec.at("volumes").path}[${String(index)}].name`;
    if (!name.string)
      report(name, say`A claim of a StatefulSet is a volume, so it needs a \`name\`.`, { path });
    else checkFormat(name, dns1123Label, report, { path });
  }
}

function checkClaimNames({ metadata }: PodPlace, volumes: readonly PodVolume[], report: Report): void {
  const podName = metadata.at("name").string;
  if (!podName) return;
  const made = new Set<string>();
  for (const { at, sources } of volumes) {
    const name = at.at("name");
    if (sources[0]?.name !== "ephemeral" || !name.string) continue;
    const claim = `${podName}-${name.string}`;
    made.add(claim);
    const complaint = dns1123Subdomain(claim);
    if (complaint !== undefined)
      report(name, say`The claim of this volume would be called \`${claim}\`: it ${complaint}.`);
  }
  for (const { at } of volumes) {
    const claim = at.at("persistentVolumeClaim", "claimName");
    if (made.has(claim.string ?? ""))
      report(claim, say`This claim is made for an \`ephemeral\` volume of the same pod.`);
  }
}

export default rule;
