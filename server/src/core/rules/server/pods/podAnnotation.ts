/**
 * Some annotations of a pod are read by the API server: old ways to choose an AppArmor or seccomp profile, which must exist
 * and agree with the fields that replaced them, the cost of deleting a pod, and the mark of a mirror pod.
 *
 * ```yaml
 * metadata:
 *   annotations:
 *     controller.kubernetes.io/pod-deletion-cost: high # a number
 * ```
 */
import { descendingPath } from "../../../formats/paths.ts";
import { containersOf } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf, type PodPlace } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const appArmorPrefix = "container.apparmor.security.beta.kubernetes.io/";
const seccompOfPod = "seccomp.security.alpha.kubernetes.io/pod";
const seccompPrefix = "container.seccomp.security.alpha.kubernetes.io/";
const deletionCost = "controller.kubernetes.io/pod-deletion-cost";
const mirror = "kubernetes.io/config.mirror";

const rule: Rule = {
  code: "pod-annotation",
  family: "server",
  severity: "error",
  summary: "An annotation that the API server reads has a value it can not have.",
  source: "https://kubernetes.io/docs/reference/labels-annotations-taints/",
  fields: ["annotations"],
  kinds: podKinds,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      for (const annotation of pod.metadata.at("annotations").keys()) {
        if (annotation.string !== undefined) checkAnnotation(annotation, annotation.string, pod, report);
      }
    }
  },
};

function checkAnnotation(annotation: Cursor, value: string, pod: PodPlace, report: Report): void {
  const { name } = annotation;
  if (name.startsWith(appArmorPrefix)) checkAppArmor(annotation, value, pod, report);
  else if (name === seccompOfPod || name.startsWith(seccompPrefix)) checkSeccomp(annotation, value, report);
  else if (name === deletionCost) checkCost(annotation, value, report);
  else if (name === mirror && !pod.template && !pod.spec.at("nodeName").string) {
    report(annotation, say`A mirror pod runs on a node, so it has a \`nodeName\`.`);
  }
}

function checkAppArmor(annotation: Cursor, value: string, pod: PodPlace, report: Report): void {
  const container = annotation.name.slice(appArmorPrefix.length);
  if (!containersOf(pod).some(({ at }) => at.at("name").string === container)) {
    report(annotation, say`The pod has no container \`${container}\`.`, { on: "key" });
  }
  if (value === "" || value === "runtime/default" || value === "unconfined" || value.startsWith("localhost/"))
    return;
  report(
    annotation,
    say`An AppArmor profile is \`runtime/default\`, \`unconfined\` or \`localhost/<name>\`.`,
  );
}

function checkSeccomp(annotation: Cursor, value: string, report: Report): void {
  if (["runtime/default", "docker/default", "unconfined"].includes(value)) return;
  // The server writes the key behind a dot here.
  const path = { path: `${annotation.parent?.path ?? ""}.${annotation.name}` };
  const file = value.startsWith("localhost/") ? value.slice("localhost/".length) : undefined;
  if (file === undefined) {
    report(
      annotation,
      say`A seccomp profile is \`runtime/default\`, \`unconfined\` or \`localhost/<file>\`.`,
      path,
    );
  } else {
    const complaint = descendingPath(file);
    if (complaint !== undefined) report(annotation, say`The file of a profile ${complaint}.`, path);
  }
}

/** A 32 bit number as Go writes it: no plus sign, no leading zeros. */
function checkCost(annotation: Cursor, value: string, report: Report): void {
  const isNumber = /^(?:0|-\d+|[1-9]\d*)$/u.test(value) && Math.abs(Number(value)) < 2 ** 31;
  if (value === "" || isNumber || Number(value) === -(2 ** 31)) return;
  report(annotation, say`The cost of deleting a pod is a whole number of 32 bits, such as \`-100\`.`);
}

export default rule;
