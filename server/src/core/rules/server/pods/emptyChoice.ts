/**
 * Some fields take one of a few values and may be left out, but not be empty: the API server knows no default for the empty
 * text there.
 *
 * ```yaml
 * securityContext:
 *   fsGroupChangePolicy: "" # leave it out, or choose one
 * ```
 */
import { containersOf } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf, type PodPlace } from "../../../manifest/podSpecs.ts";
import { volumesOf } from "../../../manifest/volumes.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "empty-choice",
  family: "server",
  severity: "error",
  summary: "A field that takes one of a few values is empty.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/",
  fields: [
    "securityContext",
    "topologySpreadConstraints",
    "preemptionPolicy",
    "azureDisk",
    "mountPropagation",
  ],
  kinds: podKinds,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      for (const choice of [...choicesOfPod(pod), ...choicesOfContainers(pod)]) {
        if (choice.string === "")
          report(choice, say`\`${choice.name}\` is empty; leave it out or choose a value.`);
      }
    }
  },
};

function choicesOfPod(pod: PodPlace): readonly Cursor[] {
  const context = pod.spec.at("securityContext");
  const constraints = pod.spec.at("topologySpreadConstraints").items();
  return [
    pod.spec.at("preemptionPolicy"),
    context.at("fsGroupChangePolicy"),
    context.at("supplementalGroupsPolicy"),
    context.at("seLinuxChangePolicy"),
    ...constraints.flatMap((constraint) => [
      constraint.at("whenUnsatisfiable"),
      constraint.at("nodeAffinityPolicy"),
      constraint.at("nodeTaintsPolicy"),
    ]),
    ...volumesOf(pod).flatMap(({ at }) => [at.at("azureDisk", "cachingMode"), at.at("azureDisk", "kind")]),
  ];
}

function choicesOfContainers(pod: PodPlace): readonly Cursor[] {
  return containersOf(pod).flatMap(({ at }) => [
    at.at("securityContext", "procMount"),
    ...at
      .at("volumeMounts")
      .items()
      .map((mount) => mount.at("mountPropagation")),
  ]);
}

export default rule;
