/**
 * A seccomp or AppArmor profile of type `Localhost` is a file on the node and names it in `localhostProfile`; profiles of
 * other types have no file. The file of a seccomp profile lies below the kubelet's folder, so its path is relative.
 *
 * ```yaml
 * seccompProfile:
 *   type: RuntimeDefault
 *   localhostProfile: profiles/web.json # only with type: Localhost
 * ```
 */
import { descendingPath } from "../../../formats/paths.ts";
import { containersOf } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const longestPath = 4095;

const rule: Rule = {
  code: "confinement-profile",
  family: "server",
  severity: "error",
  summary: "A seccomp or AppArmor profile has no file, or one that its type can not have.",
  source: "https://kubernetes.io/docs/tutorials/security/seccomp/",
  fields: ["seccompProfile", "appArmorProfile"],
  kinds: podKinds,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      const owners = [pod.spec, ...containersOf(pod).map(({ at }) => at)];
      for (const context of owners.map((owner) => owner.at("securityContext"))) {
        checkSeccomp(context.at("seccompProfile"), report);
        checkAppArmor(context.at("appArmorProfile"), report);
      }
    }
  },
};

function checkSeccomp(profile: Cursor, report: Report): void {
  if (!profile.isMapping) return;
  requireFilled(profile.at("type"), report);
  const file = profile.at("localhostProfile");
  if (profile.at("type").string !== "Localhost") checkNoFile(file, report);
  else if (file.present) checkFormat(file, descendingPath, report);
  else report(file, say`A profile of type \`Localhost\` needs a \`localhostProfile\`.`);
}

function checkAppArmor(profile: Cursor, report: Report): void {
  if (!profile.isMapping) return;
  requireFilled(profile.at("type"), report);
  const type = profile.at("type").string;
  const file = profile.at("localhostProfile");
  const name = file.string;
  if (type === "RuntimeDefault" || type === "Unconfined") checkNoFile(file, report);
  if (type !== "Localhost") return;
  if (!file.present || name === "")
    report(file, say`A profile of type \`Localhost\` needs a \`localhostProfile\`.`);
  else if (name === undefined) return;
  else if (name.trim() !== name) report(file, say`The name of a profile can not start or end with blanks.`);
  else if (name.length > longestPath) {
    report(file, say`The name of a profile can have ${longestPath} characters at most.`);
  }
}

function checkNoFile(file: Cursor, report: Report): void {
  if (file.present)
    report(file, say`Only a profile of type \`Localhost\` has a \`localhostProfile\`.`, { on: "key" });
}

export default rule;
