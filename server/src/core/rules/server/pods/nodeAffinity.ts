/**
 * The node affinity of a pod and its `nodeSelector` are made of labels that nodes can have. Terms need valid operators
 * with the values that belong to them, and a preference has a weight from 1 to 100.
 *
 * ```yaml
 * nodeAffinity:
 *   requiredDuringSchedulingIgnoredDuringExecution:
 *     nodeSelectorTerms: [] # no node would fit
 * ```
 */
import { labelValue, qualifiedName } from "../../../formats/names.ts";
import { checkNodeSelector, checkNodeSelectorTerm } from "../../../formats/nodeSelector.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { checkBounds } from "../../checkFormat.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "node-affinity",
  family: "server",
  severity: "error",
  summary: "The nodes of a pod are chosen by labels or operators that do not exist.",
  source: "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity",
  fields: ["nodeAffinity", "nodeSelector"],
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report) {
    for (const { spec } of podSpecsOf(manifest)) {
      for (const label of spec.at("nodeSelector").keys()) checkLabel(label, report);
      const affinity = spec.at("affinity", "nodeAffinity");
      const required = affinity.at("requiredDuringSchedulingIgnoredDuringExecution");
      if (required.isMapping) checkNodeSelector(required, report);
      for (const preferred of affinity.at("preferredDuringSchedulingIgnoredDuringExecution").items()) {
        checkBounds(preferred.at("weight"), 1, 100, report);
        checkNodeSelectorTerm(preferred.at("preference"), report);
      }
    }
  },
};

function checkLabel(label: Cursor, report: Report): void {
  const path = label.parent?.path ?? label.path;
  const key = qualifiedName(label.name);
  if (key !== undefined) report(label, say`The label key \`${label.name}\` ${key}.`, { on: "key", path });
  const value = label.string === undefined ? undefined : labelValue(label.string);
  if (value !== undefined) report(label, say`The label value \`${label.string ?? ""}\` ${value}.`, { path });
}

export default rule;
