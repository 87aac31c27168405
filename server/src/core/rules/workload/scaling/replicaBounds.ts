/**
 * Autoscalers move a number of replicas between a minimum and a maximum. A minimum above the maximum can not hold; neither
 * can a fixed number outside of both.
 *
 * ```yaml
 * predictor:
 *   minReplicas: 3
 *   maxReplicas: 2 # below the minimum
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

interface Bounds {
  /** From the root to what holds both; `[]` and `{}` stand for every element. */
  readonly owner: string;
  readonly least: string;
  readonly most: string;
  /** A number that lies between them. */
  readonly fixed?: string;
  /** The maximum that counts as no maximum. */
  readonly unbounded?: number;
}

const replicas = { least: "minReplicas", most: "maxReplicas" };
const kserve = ["predictor", "transformer", "explainer"].map((part) => ({
  ...replicas,
  owner: `spec.${part}`,
  unbounded: 0,
}));
const rayGroups = (owner: string): readonly Bounds[] => [
  { ...replicas, owner: `${owner}.workerGroupSpecs[]`, fixed: "replicas" },
];

const BOUNDS: ReadonlyMap<string, readonly Bounds[]> = new Map<string, readonly Bounds[]>([
  ["serving.kserve.io/InferenceService", kserve],
  ["ray.io/RayCluster", rayGroups("spec")],
  ["ray.io/RayJob", rayGroups("spec.rayClusterSpec")],
  ["ray.io/RayService", rayGroups("spec.rayClusterConfig")],
  ["ray.io/RayCronJob", rayGroups("spec.jobTemplate.rayClusterSpec")],
  ["kubeflow.org/PyTorchJob", [{ ...replicas, owner: "spec.elasticPolicy" }]],
  ["keda.sh/ScaledObject", [{ owner: "spec", least: "minReplicaCount", most: "maxReplicaCount" }]],
  ["keda.sh/ScaledJob", [{ owner: "spec", least: "minReplicaCount", most: "maxReplicaCount" }]],
  ["autoscaling.aibrix.ai/PodAutoscaler", [{ ...replicas, owner: "spec" }]],
  ["kubeai.org/Model", [{ ...replicas, owner: "spec", fixed: "replicas" }]],
  ["apps.nvidia.com/NIMService", [{ ...replicas, owner: "spec.scale.hpa" }]],
  ["inference.llmaz.io/Playground", [{ ...replicas, owner: "spec.elasticConfig" }]],
  [
    "ome.io/InferenceService",
    [
      { ...replicas, owner: "spec.engine", unbounded: 0 },
      { ...replicas, owner: "spec.decoder", unbounded: 0 },
      { ...replicas, owner: "spec.predictor", unbounded: 0 },
    ],
  ],
  ["kubernetes.dask.org/DaskAutoscaler", [{ owner: "spec", least: "minimum", most: "maximum" }]],
  [
    "sparkoperator.k8s.io/SparkApplication",
    [
      {
        owner: "spec.dynamicAllocation",
        least: "minExecutors",
        most: "maxExecutors",
        fixed: "initialExecutors",
      },
    ],
  ],
]);

const rule: Rule = {
  code: "replica-bounds",
  family: "workload",
  severity: "warning",
  summary: "The bounds of an autoscaler contradict each other.",
  source: "https://kubernetes.io/docs/concepts/workloads/autoscaling/",
  kinds: [...BOUNDS.keys(), "serving.knative.dev/Service"],
  check({ gvk, root }, report) {
    for (const bounds of BOUNDS.get(`${gvk.group}/${gvk.kind}`) ?? [])
      for (const owner of ownersOf(root, bounds.owner)) checkBounds(owner, bounds, gvk.kind, report);
    for (const annotations of [
      root.at("metadata", "annotations"),
      root.at("spec", "template", "metadata", "annotations"),
    ])
      checkKnative(annotations, report);
  },
};

function ownersOf(root: Cursor, path: string): readonly Cursor[] {
  const [owner = "", list] = path.split("[]");
  const place = root.at(...owner.split("."));
  return list === undefined ? [place] : place.items();
}

function checkBounds(owner: Cursor, bounds: Bounds, kind: string, report: Report): void {
  const [least, most] = [owner.at(bounds.least), owner.at(bounds.most)];
  const unbounded = most.number === bounds.unbounded;
  if (least.number !== undefined && most.number !== undefined && !unbounded && least.number > most.number) {
    report(
      least,
      say`\`${bounds.least}\` is ${least.number}, above \`${bounds.most}\`, which is ${most.number}.`,
    );
    return;
  }
  const idle = owner.at("idleReplicaCount");
  const floor = least.number ?? 0;
  if (kind === "ScaledObject" && idle.number !== undefined && idle.number >= floor)
    report(idle, say`\`idleReplicaCount\` must be below \`minReplicaCount\`, which is ${floor}.`);
  if (bounds.fixed === undefined) return;
  const fixed = owner.at(bounds.fixed);
  if (fixed.number === undefined) return;
  if (least.number !== undefined && fixed.number < least.number)
    report(
      fixed,
      say`\`${bounds.fixed}\` is ${fixed.number}, below \`${bounds.least}\`, which is ${least.number}.`,
    );
  if (most.number !== undefined && fixed.number > most.number)
    report(
      fixed,
      say`\`${bounds.fixed}\` is ${fixed.number}, above \`${bounds.most}\`, which is ${most.number}.`,
    );
}

function checkKnative(annotations: Cursor, report: Report): void {
  const least = scale(annotations, "min-scale", "minScale");
  const most = scale(annotations, "max-scale", "maxScale");
  if (least?.string === undefined || most?.string === undefined) return;
  const [lowest, highest] = [Number(least.string), Number(most.string)];
  // Zero means without a bound.
  if (highest > 0 && lowest > highest)
    report(
      least,
      say`\`${least.name}\` is ${least.string}, above \`${most.name}\`, which is ${most.string}.`,
    );
}

function scale(annotations: Cursor, ...names: readonly string[]): Cursor | undefined {
  return names
    .map((name) => annotations.key(`autoscaling.knative.dev/${name}`))
    .find((entry) => entry.present);
}

export default rule;
