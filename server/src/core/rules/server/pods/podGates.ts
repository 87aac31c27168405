/**
 * Gates hold a pod back: scheduling gates until they are removed, readiness gates until the condition is true. Their names
 * are written like label keys. A scheduling gate stands once, and a Pod that has one can not be bound to a node yet.
 *
 * ```yaml
 * schedulingGates:
 *   - name: example.com/quota
 *   - name: example.com/quota # stands already
 * ```
 */
import { qualifiedName } from "../../../formats/names.ts";
import { podKinds, podSpecsOf, type PodPlace } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "pod-gates",
  family: "server",
  severity: "error",
  summary: "A scheduling or readiness gate is malformed, doubled, or contradicts a chosen node.",
  source: "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/",
  fields: ["readinessGates", "schedulingGates"],
  kinds: podKinds,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      checkSchedulingGates(pod, report);
      for (const gate of pod.spec.at("readinessGates").items()) {
        const type = gate.at("conditionType");
        const complaint = type.string === undefined ? undefined : qualifiedName(type.string);
        if (complaint !== undefined) report(type, say`The condition \`${type.string ?? ""}\` ${complaint}.`);
      }
    }
  },
};

function checkSchedulingGates({ spec, template }: PodPlace, report: Report): void {
  const gates = spec.at("schedulingGates").items();
  const seen = new Set<string>();
  for (const gate of gates) {
    const name = gate.at("name");
    if (name.string === undefined) continue;
    const complaint = qualifiedName(name.string);
    if (complaint !== undefined)
      report(name, say`The gate \`${name.string}\` ${complaint}.`, { path: gate.path });
    if (seen.has(name.string))
      report(name, say`The gate \`${name.string}\` stands already.`, { path: gate.path });
    seen.add(name.string);
  }
  if (!template && gates.length > 0 && spec.at("nodeName").string) {
    report(spec.at("nodeName"), say`A pod with scheduling gates can not be bound to a node.`);
  }
}

export default rule;
