/**
 * Ephemeral containers are added to a running pod (`kubectl debug`). They can not stand in a pod template nor in a Pod
 * that is being created, and they have no ports, probes, life cycle, resources or `subPath`.
 *
 * ```yaml
 * kind: Pod
 * spec:
 *   ephemeralContainers: # add it with kubectl debug
 *     - name: debugger
 *       image: busybox:1.37
 * ```
 */
import { containersOf } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const forbidden = [
  "ports",
  "resources",
  "resizePolicy",
  "restartPolicy",
  "restartPolicyRules",
  "livenessProbe",
  "readinessProbe",
  "startupProbe",
  "lifecycle",
];

const rule: Rule = {
  code: "ephemeral-container",
  family: "server",
  severity: "error",
  summary: "An ephemeral container stands in a new object, or has fields it can not have.",
  source: "https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/",
  fields: ["ephemeralContainers"],
  kinds: podKinds,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      const list = pod.spec.at("ephemeralContainers");
      if (list.items().length === 0) continue;
      report(
        list,
        pod.template
          ? say`A pod template can not have ephemeral containers.`
          : say`A new pod can not have ephemeral containers; add them to the running pod with \`kubectl debug\`.`,
        { on: "key" },
      );
      const containers = containersOf(pod);
      const targets = containers
        .filter(({ role }) => role !== "ephemeral")
        .map(({ at }) => at.at("name").string);
      for (const { at, role } of containers) {
        if (role !== "ephemeral") continue;
        checkFields(at, report);
        checkTarget(at.at("targetContainerName"), targets, report);
      }
    }
  },
};

function checkFields(container: Cursor, report: Report): void {
  const mounts = container.at("volumeMounts").items();
  const places = [
    ...forbidden.map((name) => container.at(name)),
    ...mounts.flatMap((mount) => [mount.at("subPath"), mount.at("subPathExpr")]),
  ];
  for (const place of places) {
    if (isEmpty(place)) continue;
    report(place, say`An ephemeral container can not have \`${place.name}\`.`, { on: "key" });
  }
}

/** Structures that are written but empty count as absent where the server does not tell the two apart. */
function isEmpty(place: Cursor): boolean {
  if (!place.present || place.string === "") return true;
  return place.name === "resources" && place.keys().length === 0;
}

function checkTarget(target: Cursor, names: readonly (string | undefined)[], report: Report): void {
  if (!target.string || names.includes(target.string)) return;
  report(target, say`The pod has no container \`${target.string}\`.`);
}

export default rule;
