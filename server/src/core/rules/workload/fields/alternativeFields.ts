/**
 * Of some fields exactly one is given, or at most one. A controller refuses an object with two of them, and does nothing with one
 * that has none where one is needed.
 *
 * ```yaml
 * kind: Workspace # of KAITO
 * resource: { }
 * inference: { } # one of the two
 * tuning: { }
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { placesAt } from "../../placesAt.ts";
import type { Rule } from "../../rule.ts";

interface Alternatives {
  readonly kinds: readonly string[];
  /** Of what holds the fields; `.` for the object itself, `*` for every element of a list or mapping. */
  readonly path: string;
  readonly fields: readonly string[];
  readonly needed: boolean;
}

const templateTypes = [
  "container",
  "script",
  "dag",
  "steps",
  "resource",
  "suspend",
  "http",
  "plugin",
  "data",
  "containerSet",
];
const runtimes = ["trainer.kubeflow.org/TrainingRuntime", "trainer.kubeflow.org/ClusterTrainingRuntime"];

const ALTERNATIVES: readonly Alternatives[] = [
  { kinds: ["kaito.sh/Workspace"], path: ".", fields: ["inference", "tuning"], needed: true },
  {
    kinds: runtimes,
    path: "spec.mlPolicy",
    fields: ["torch", "mpi", "jax", "flux", "xgboost"],
    needed: false,
  },
  {
    kinds: ["argoproj.io/Workflow", "argoproj.io/WorkflowTemplate", "argoproj.io/ClusterWorkflowTemplate"],
    path: "spec.templates.*",
    fields: templateTypes,
    needed: true,
  },
  {
    kinds: ["karpenter.k8s.aws/EC2NodeClass"],
    path: "spec",
    fields: ["role", "instanceProfile"],
    needed: true,
  },
];

const rule: Rule = {
  code: "alternative-fields",
  family: "workload",
  severity: "warning",
  summary: "Of fields that exclude each other several are given, or none is.",
  source: "https://kaito-project.github.io/kaito/docs/inference",
  kinds: [...new Set(ALTERNATIVES.flatMap(({ kinds }) => kinds))],
  check({ gvk, root }, report) {
    const own = ALTERNATIVES.filter(({ kinds }) => kinds.includes(`${gvk.group}/${gvk.kind}`));
    for (const { path, fields, needed } of own) {
      for (const place of path === "." ? [root] : placesAt(root, path)) {
        if (!place.isMapping) continue;
        const given = fields.map((field) => place.at(field)).filter(isGiven);
        const [, second] = given;
        const names = listing(codes(given.map(({ name }) => name)));
        if (second !== undefined) report(second, say`Only one of ${names} can be given.`, { on: "key" });
        else if (needed && given.length === 0)
          report(
            place.entry === undefined ? place.at("kind") : place,
            say`One of ${listing(codes(fields), "or")} must be given.`,
            {
              on: "key",
            },
          );
      }
    }
  },
};

function isGiven(field: Cursor): boolean {
  return field.present;
}

export default rule;
