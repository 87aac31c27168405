/**
 * Controllers read labels and annotations with keys of their own. A slip in one is a valid key as well: nobody reads it, and what
 * it was to say is not said.
 *
 * ```yaml
 * annotations:
 *   serving.kserve.io/deployment-mode: Standard # must be serving.kserve.io/deploymentMode
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { closestName } from "../../../text/closestName.ts";
import { say } from "../../../text/message.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Report, Rule } from "../../rule.ts";

/**
 * By prefix, names that people write; projects add others, which are left alone unless they are nearly one of these.
 * https://kserve.github.io/website/docs/reference/crd-api
 * https://knative.dev/docs/serving/autoscaling/
 * https://kueue.sigs.k8s.io/docs/reference/labels-and-annotations/
 * https://lws.sigs.k8s.io/docs/reference/labels-annotations-and-environment-variables/
 * https://jobset.sigs.k8s.io/docs/reference/jobset.v1alpha2/
 */
const KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "serving.kserve.io",
    [
      "autoscalerClass",
      "deploymentMode",
      "enable-prometheus-scraping",
      "enable-metric-aggregation",
      "enable-tag-routing",
      "metrics",
      "s3-endpoint",
      "s3-region",
      "s3-usehttps",
      "s3-verifyssl",
      "secretName",
      "storageSecretName",
      "targetUtilizationPercentage",
    ],
  ],
  [
    "autoscaling.knative.dev",
    [
      "activation-scale",
      "class",
      "initial-scale",
      "max-scale",
      "metric",
      "min-scale",
      "panic-threshold-percentage",
      "panic-window-percentage",
      "scale-down-delay",
      "scale-to-zero-pod-retention-period",
      "target",
      "target-burst-capacity",
      "target-utilization-percentage",
      "window",
    ],
  ],
  [
    "kueue.x-k8s.io",
    [
      "job-uid",
      "managed",
      "max-exec-time-seconds",
      "pod-group-name",
      "pod-group-total-count",
      "priority-class",
    ],
  ],
  [
    "leaderworkerset.sigs.k8s.io",
    [
      "exclusive-topology",
      "group-index",
      "group-key",
      "leader-name",
      "name",
      "size",
      "subgroup-exclusive-topology",
      "worker-index",
    ],
  ],
  ["alpha.jobset.sigs.k8s.io", ["exclusive-topology", "node-selector", "no-schedule"]],
  [
    "jobset.sigs.k8s.io",
    [
      "job-global-index",
      "job-index",
      "jobset-name",
      "replicatedjob-name",
      "replicatedjob-replicas",
      "restart-attempt",
    ],
  ],
]);
/** Prefixes that nobody has, by those that were meant. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ["jobset.x-k8s.io", "jobset.sigs.k8s.io"],
  ["leaderworkerset.x-k8s.io", "leaderworkerset.sigs.k8s.io"],
  ["kueue.sigs.k8s.io", "kueue.x-k8s.io"],
  ["kserve.io", "serving.kserve.io"],
]);

const rule: Rule = {
  code: "known-key",
  family: "workload",
  severity: "warning",
  summary: "The key of a label or annotation is nearly one that a controller reads.",
  source: "https://kubernetes.io/docs/reference/labels-annotations-taints/",
  fields: ["labels", "annotations", "fieldRef"],
  kinds: "*",
  check(manifest, report) {
    const { groups, allContainers } = manifest.shared(readWorkload);
    for (const metadata of new Set([
      manifest.root.at("metadata"),
      ...groups.map((group) => group.metadata),
    ])) {
      for (const at of [...metadata.at("labels").keys(), ...metadata.at("annotations").keys()])
        checkKey(at.name, at, "key", report);
    }
    for (const variable of allContainers.flatMap(({ at }) => at.at("env").items())) {
      const field = variable.at("valueFrom", "fieldRef", "fieldPath");
      const key = /^metadata\.(?:labels|annotations)\['([^']+)'\]$/u.exec(field.string ?? "")?.[1];
      if (key !== undefined) checkKey(key, field, "value", report);
    }
  },
};

function checkKey(key: string, at: Cursor, on: "key" | "value", report: Report): void {
  const [prefix = "", name = ""] = key.split("/");
  const own = PREFIXES.get(prefix) ?? prefix;
  const names = KEYS.get(own);
  if (names === undefined || (own === prefix && names.includes(name))) return;
  const meant = names.includes(name) ? name : closestName(withoutMarks(name), names.map(withoutMarks), 2);
  const found = names.find((one) => one === meant || withoutMarks(one) === meant);
  // Knative still reads its names of before: `minScale` for `min-scale`.
  if (found === undefined || (own === "autoscaling.knative.dev" && isOldForm(name, found))) return;
  report(at, say`Nobody reads \`${key}\`; the key is \`${own}/${found}\`.`, { on });
}

function withoutMarks(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/gu, "");
}

function isOldForm(name: string, found: string): boolean {
  return name === found.replaceAll(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}

export default rule;
