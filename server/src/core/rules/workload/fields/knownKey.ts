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
 * By prefix, names that a controller reads or sets, of every released version; projects add others, which are left alone unless
 * they are nearly one of these. The name of a queue has a rule of its own. From the constants in the sources of each: KServe `pkg/constants` and `pkg/credentials`, Knative
 * Serving `pkg/apis/autoscaling`, Kueue `pkg/constants`, `pkg/controller/constants` and `apis/kueue`, LeaderWorkerSet `api` and
 * JobSet `api`.
 * https://kserve.github.io/website/docs/reference/crd-api
 * https://knative.dev/docs/serving/autoscaling/
 * https://kueue.sigs.k8s.io/docs/reference/labels-and-annotations/
 * https://lws.sigs.k8s.io/docs/reference/labels-annotations-and-environment-variables/
 * https://jobset.sigs.k8s.io/docs/reference/jobset.v1alpha2/
 */
const KEYS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "serving.kserve.io": `
      autoscalerClass deploymentMode disable-auto-update disable-localmodel enable-metric-aggregation
      enable-prometheus-scraping enable-tag-routing exp-dra-cel-selector exp-dra-container-name exp-dra-device-class
      exp-dra-device-count gateway gke-accelerator gpu-resource-types inferencegraph inferenceservice kind
      logger-secret-file logger-secret-name logger-secret-path metrics nodegroup s3-cabundle s3-cabundle-configmap
      s3-endpoint s3-region s3-useaccelerate s3-useanoncredential s3-usehttps s3-usevirtualbucket s3-verifyssl
      secretName server-type service stop storageSecretName targetUtilizationPercentage`,
    "autoscaling.knative.dev": `
      activation-scale class initial-scale max-scale metric metric-aggregation-algorithm min-scale
      panic-threshold-percentage panic-window-percentage scale-down-delay scale-to-zero-pod-retention-period target
      target-burst-capacity target-utilization-percentage window`,
    "kueue.x-k8s.io": `
      elastic-job job-completions-equal-parallelism job-min-parallelism job-uid managed max-exec-time-seconds
      pod-group-fast-admission pod-group-name pod-group-pod-index pod-group-pod-index-label pod-group-serving
      pod-group-total-count podset podset-group-name podset-preferred-topology podset-required-topology
      podset-slice-required-topology podset-slice-size podset-unconstrained-topology prebuilt-workload-name
      priority-boost priority-class retriable-in-group role-hash safe-to-forcefully-delete`,
    "leaderworkerset.sigs.k8s.io": `
      exclusive-topology group-index group-key leader-name leader-requests-tpus name replicas size subdomainPolicy
      subgroup-exclusive-topology subgroup-index subgroup-key subgroup-policy-type subgroup-size
      template-revision-hash worker-index`,
    "alpha.jobset.sigs.k8s.io": "exclusive-topology no-schedule node-selector",
    "jobset.sigs.k8s.io": `
      coordinator global-replicas group-name group-replicas in-place-restart-attempt job-global-index job-group-index
      job-index job-key job-restart-attempt jobset-name jobset-uid priority replicatedjob-name replicatedjob-replicas
      restart-attempt`,
  }).map(([prefix, names]) => [prefix, names.trim().split(/\s+/u)]),
);
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
  const meant = names.includes(name)
    ? name
    : closestName(withoutMarks(name), names.map(withoutMarks), slipIn(name));
  const found = names.find((one) => one === meant || withoutMarks(one) === meant);
  // Knative still reads its names of before: `minScale` for `min-scale`.
  if (found === undefined || (own === "autoscaling.knative.dev" && isOldForm(name, found))) return;
  report(at, say`Nobody reads \`${key}\`; the key is \`${own}/${found}\`.`, { on });
}

/** Letters that may differ: of a short name hardly any, where another word is as near. */
function slipIn(name: string): number {
  return Math.min(2, Math.floor(name.length / 3));
}

function withoutMarks(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/gu, "");
}

function isOldForm(name: string, found: string): boolean {
  return name === found.replaceAll(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}

export default rule;
