/**
 * Labels of nodes from before Kubernetes 1.14 and 1.17 are still set, but have stable names now.
 *
 * ```yaml
 * nodeSelector:
 *   beta.kubernetes.io/os: linux # kubernetes.io/os
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { type Message, say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const stableNames: ReadonlyMap<string, string> = new Map([
  ["beta.kubernetes.io/arch", "kubernetes.io/arch"],
  ["beta.kubernetes.io/os", "kubernetes.io/os"],
  ["beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type"],
  ["failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region"],
  ["failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone"],
]);

const rule: Rule = {
  code: "deprecated-node-label",
  family: "server",
  severity: "warning",
  summary: "A node is chosen by a label that has a newer name.",
  source:
    "https://kubernetes.io/docs/reference/labels-annotations-taints/#beta-kubernetes-io-arch-deprecated",
  fields: ["nodeSelector", "nodeAffinity", "topologySpreadConstraints", "allowedTopologies"],
  kinds: [...podKinds, "/PersistentVolume", "node.k8s.io/RuntimeClass", "storage.k8s.io/StorageClass"],
  check(manifest, report) {
    for (const { spec } of podSpecsOf(manifest)) {
      for (const label of spec.at("nodeSelector").keys()) checkKey(label, report);
      const affinity = spec.at("affinity", "nodeAffinity");
      const terms = [
        ...affinity.at("requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms").items(),
        ...affinity
          .at("preferredDuringSchedulingIgnoredDuringExecution")
          .items()
          .map((preferred) => preferred.at("preference")),
      ];
      checkTerms(terms, "matchExpressions", report);
      for (const constraint of spec.at("topologySpreadConstraints").items()) {
        checkValue(constraint.at("topologyKey"), report);
      }
    }
    const { root } = manifest;
    for (const label of root.at("scheduling", "nodeSelector").keys()) checkKey(label, report);
    const reachable = root.at("spec", "nodeAffinity", "required", "nodeSelectorTerms");
    checkTerms(reachable.items(), "matchExpressions", report);
    checkTerms(root.at("allowedTopologies").items(), "matchLabelExpressions", report);
  },
};

function checkTerms(terms: readonly Cursor[], expressions: string, report: Report): void {
  for (const requirement of terms.flatMap((term) => term.at(expressions).items())) {
    checkValue(requirement.at("key"), report);
  }
}

function checkKey(label: Cursor, report: Report): void {
  const stable = stableNames.get(label.name);
  const key = label.entry?.key;
  if (stable === undefined || key === undefined) return;
  report(label, deprecation(label.name, stable), {
    on: "key",
    tags: ["deprecated"],
    fixes: [
      {
        title: say`Change to \`${stable}\``,
        edits: [{ range: { start: key.start, end: key.end }, newText: stable }],
        preferred: true,
      },
    ],
  });
}

function checkValue(key: Cursor, report: Report): void {
  const stable = stableNames.get(key.string ?? "");
  if (stable === undefined) return;
  report(key, deprecation(key.string ?? "", stable), {
    tags: ["deprecated"],
    fixes: replaceValue(key, stable),
  });
}

function deprecation(name: string, stable: string): Message {
  return say`The label \`${name}\` is deprecated; use \`${stable}\`.`;
}

export default rule;
