/**
 * A seccomp or AppArmor profile that is chosen by a field and by the older annotation must be the same one. AppArmor is
 * only compared in a Pod, not in the template of one.
 *
 * ```yaml
 * metadata:
 *   annotations:
 *     seccomp.security.alpha.kubernetes.io/pod: unconfined
 * spec:
 *   securityContext:
 *     seccompProfile:
 *       type: RuntimeDefault # the annotation says something else
 * ```
 */
import { containersOf } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf, type PodPlace } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const profileTypes = ["Unconfined", "RuntimeDefault", "Localhost"];

const rule: Rule = {
  code: "profile-mismatch",
  family: "server",
  severity: "error",
  summary: "A field and an annotation choose different seccomp or AppArmor profiles.",
  source:
    "https://kubernetes.io/docs/reference/labels-annotations-taints/#seccomp-security-alpha-kubernetes-io-pod",
  fields: ["annotations"],
  kinds: podKinds,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      const shared = pod.spec.at("securityContext");
      const annotations = pod.metadata.at("annotations");
      if (!annotations.isMapping) continue;
      compare(
        shared.at("seccompProfile"),
        annotations.key("seccomp.security.alpha.kubernetes.io/pod"),
        report,
      );
      for (const { at } of containersOf(pod)) {
        const name = at.at("name").string ?? "";
        const own = at.at("securityContext", "seccompProfile");
        compare(own, annotations.key(`container.seccomp.security.alpha.kubernetes.io/${name}`), report);
        if (!pod.template) compareAppArmor(pod, at, report);
      }
    }
  },
};

/** The server names the field of the container, even where the profile is that of the pod. */
function compareAppArmor({ spec, metadata }: PodPlace, container: Cursor, report: Report): void {
  if (spec.at("os", "name").string === "windows") return;
  const own = container.at("securityContext", "appArmorProfile");
  const profile = own.present ? own : spec.at("securityContext", "appArmorProfile");
  const name = container.at("name").string ?? "";
  const annotation = metadata.at("annotations").key(`container.apparmor.security.beta.kubernetes.io/${name}`);
  compare(profile, annotation, (at, message) => {
    report(at, message, { path: `${own.path}.${at.name}` });
  });
}

function compare(profile: Cursor, annotation: Cursor, report: Report): void {
  const said = annotation.string;
  if (!profile.isMapping || said === undefined) return;
  const type = profile.at("type");
  // An unknown or missing type is the business of another rule.
  if (!profileTypes.includes(type.string ?? "")) return;
  const file = profile.at("localhostProfile");
  if (!typesOf(said).includes(type.string ?? "")) {
    report(type, say`The annotation \`${annotation.name}\` says \`${said}\`; both must be the same.`);
  } else if (type.string === "Localhost" && said !== `localhost/${file.string ?? ""}`) {
    report(file, say`The annotation \`${annotation.name}\` names another file, \`${said}\`.`);
  }
}

/** What the field may say beside the annotation. */
function typesOf(annotation: string): readonly string[] {
  if (annotation === "unconfined") return ["Unconfined"];
  if (annotation === "runtime/default" || annotation === "docker/default") return ["RuntimeDefault"];
  if (annotation.startsWith("localhost/")) return ["Localhost"];
  return [];
}

export default rule;
