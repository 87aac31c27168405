/**
 * The jobs of the training operator have fixed roles, each a key under their replica specs: `Master` and `Worker` of a
 * PyTorchJob, `Chief`, `PS`, `Worker` and `Evaluator` of a TFJob, `Launcher` and `Worker` of an MPIJob. The schema takes
 * any key; the operator refuses the job or never starts the role.
 *
 * ```yaml
 * spec:
 *   pytorchReplicaSpecs:
 *     Workers: # must be Worker
 *       replicas: 2
 * ```
 */
import { codes, listing, type Message, say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

interface Roles {
  readonly field: string;
  readonly names: readonly string[];
  /** Roles that run exactly one pod. */
  readonly single: readonly string[];
  readonly required?: string;
}

const ROLES: ReadonlyMap<string, Roles> = new Map<string, Roles>([
  ["PyTorchJob", { field: "pytorchReplicaSpecs", names: ["Master", "Worker"], single: ["Master"] }],
  [
    "TFJob",
    {
      field: "tfReplicaSpecs",
      names: ["Chief", "Master", "PS", "Worker", "Evaluator"],
      single: ["Chief", "Master"],
    },
  ],
  [
    "MPIJob",
    { field: "mpiReplicaSpecs", names: ["Launcher", "Worker"], single: ["Launcher"], required: "Launcher" },
  ],
  [
    "XGBoostJob",
    { field: "xgbReplicaSpecs", names: ["Master", "Worker"], single: ["Master"], required: "Master" },
  ],
  ["PaddleJob", { field: "paddleReplicaSpecs", names: ["Master", "Worker"], single: [] }],
  ["JAXJob", { field: "jaxReplicaSpecs", names: ["Worker"], single: [] }],
]);

const rule: Rule = {
  code: "replica-type",
  family: "workload",
  severity: "warning",
  summary: "A training job has a role that its operator does not know, or runs one twice that exists once.",
  source: "https://www.kubeflow.org/docs/components/trainer/legacy-v1/reference/distributed-training/",
  kinds: [...ROLES.keys()].map((kind) => `kubeflow.org/${kind}`),
  check(manifest, report) {
    const roles = ROLES.get(manifest.gvk.kind);
    const specs = manifest.root.at("spec", roles?.field ?? "");
    if (roles === undefined || !specs.isMapping) return;
    for (const role of specs.keys()) {
      const known = roles.names.find((name) => name.toLowerCase() === role.name.toLowerCase());
      if (known === undefined)
        report(role, say`A ${manifest.gvk.kind} has no role \`${role.name}\`; ${thereAre(roles.names)}.`, {
          on: "key",
        });
      const count = role.at("replicas");
      if (known !== undefined && roles.single.includes(known) && (count.number ?? 1) > 1)
        report(
          count,
          say`\`${known}\` runs in one pod; a ${manifest.gvk.kind} with ${String(count.number)} is refused.`,
        );
    }
    if (roles.required !== undefined && !specs.keys().some(({ name }) => name === roles.required))
      report(specs, say`A ${manifest.gvk.kind} needs a \`${roles.required}\`.`, { on: "key" });
  },
};

function thereAre(names: readonly string[]): Message {
  const known = listing(codes(names), "and");
  return names.length === 1 ? say`there is only ${known}` : say`there are ${known}`;
}

export default rule;
