import assert from "node:assert/strict";
import type { NewObject } from "../../src/core/workload/deploy/sharedObjects.ts";
import { nextStep, type Answers, type Form, type GpuStock } from "../../src/core/workload/forms/form.ts";
import { flowNames, flows } from "../../src/core/workload/forms/flows.ts";
import { inWords } from "../../src/core/text/message.ts";

/** The objects that come of a conversation. */
export interface Written {
  readonly answers: Answers;
  readonly objects: readonly NewObject[];
}

/** A flow in one situation, with all that may come of it. */
export interface WrittenFlow {
  readonly title: string;
  readonly written: readonly Written[];
}

const cluster: readonly GpuStock[] = [{ product: "NVIDIA-H100-80GB-HBM3", nodes: 4, perNode: 8 }];
/** Texts that are not to be left empty. */
const texts: Answers = { queue: "team-a", gateway: "public", namespace: "ml" };
/** What every conversation is asked in all its variants; the other choices take what is proposed. */
const varied = new Set(["engine", "shape", "kind", "autoscaling"]);

const situations: readonly (readonly [string, readonly GpuStock[], Answers])[] = [
  ["without a cluster", [], { replicas: "3" }],
  ["without a cluster, one pod, no options", [], { replicas: "1", nodes: "1" }],
  ["on a cluster's GPUs", cluster, { ...texts, replicas: "3", gpus: "1" }],
];

/** Everything that the flows write: each with every engine, shape, kind and autoscaler, in each situation. */
export function writtenFlows(): readonly WrittenFlow[] {
  return flowNames.flatMap((flow) =>
    situations.map(([where, stock, fixed]) => ({
      title: `${flow}, ${where}`,
      written: variants(flows[flow], stock, { ...fixed, ...(flow === "model" ? { nodes: "2" } : {}) }),
    })),
  );
}

function variants(
  form: Form,
  stock: readonly GpuStock[],
  fixed: Answers,
  answers: Answers = {},
): readonly Written[] {
  const step = nextStep(form, answers, stock);
  if (step.kind === "refused") throw new Error(`${JSON.stringify(answers)}: ${inWords(step.reason)}`);
  if (step.kind === "objects") return [{ answers, objects: step.objects }];
  const { id, choices, suggestion } = step.question;
  assert.ok(form.questions.includes(id), `${id} is not declared`);
  const values = varied.has(id) ? choices.map(({ value }) => value) : [fixed[id] ?? suggestion];
  return values.flatMap((value) => variants(form, stock, fixed, { ...answers, [id]: value }));
}
