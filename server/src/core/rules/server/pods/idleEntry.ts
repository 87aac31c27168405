/**
 * Entries that the API server takes with a warning, because they have no effect or not the one that was meant: a pull secret
 * without a name, a second line for the same IP address, an empty source of a projected volume, and a term or constraint
 * without `labelSelector`, which counts no pod at all.
 *
 * ```yaml
 * imagePullSecrets:
 *   - name: "" # which one?
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { sourcesNamed } from "../../../manifest/volumes.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "idle-entry",
  family: "server",
  severity: "warning",
  summary: "An entry of a pod has no effect, or stands twice.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/",
  fields: [
    "imagePullSecrets",
    "hostAliases",
    "projected",
    "topologySpreadConstraints",
    "podAffinity",
    "podAntiAffinity",
  ],
  kinds: podKinds,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      for (const secret of pod.spec.at("imagePullSecrets").items()) {
        const name = secret.at("name");
        const isNameless = name.string === "" || !name.present;
        // What is no mapping is refused anyway.
        if (isNameless && (secret.isMapping || !secret.present))
          report(name, say`A pull secret without a name is no secret.`);
      }
      checkAddresses(pod.spec, report);
      for (const projected of sourcesNamed(pod, "projected")) {
        for (const source of projected.at("sources").items()) {
          if (source.isMapping && source.fields().length === 0) report(source, say`This source is empty.`);
        }
      }
      for (const chooser of choosers(pod.spec)) {
        const selector = chooser.at("labelSelector");
        if (chooser.isMapping && !selector.present)
          report(selector, say`Without a \`labelSelector\` no pod is counted.`);
      }
    }
  },
};

function checkAddresses(spec: Cursor, report: Report): void {
  const seen = new Set<string>();
  for (const alias of spec.at("hostAliases").items()) {
    const address = alias.at("ip");
    if (address.string !== undefined && seen.has(address.string)) {
      report(address, say`\`${address.string}\` has a line already; add the names there.`);
    }
    seen.add(address.string ?? "");
  }
}

/** What chooses pods by labels: constraints, and terms of affinity. */
function choosers(spec: Cursor): readonly Cursor[] {
  const affinities = ["podAffinity", "podAntiAffinity"].map((name) => spec.at("affinity", name));
  return [
    ...spec.at("topologySpreadConstraints").items(),
    ...affinities.flatMap((affinity) => [
      ...affinity.at("requiredDuringSchedulingIgnoredDuringExecution").items(),
      ...affinity
        .at("preferredDuringSchedulingIgnoredDuringExecution")
        .items()
        .map((preferred) => preferred.at("podAffinityTerm")),
    ]),
  ];
}

export default rule;
