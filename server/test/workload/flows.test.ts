import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inWords } from "../../src/core/text/message.ts";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import type { NewObject } from "../../src/core/workload/deploy/sharedObjects.ts";
import { flowNames, flows } from "../../src/core/workload/forms/flows.ts";
import { nextStep, type Answers, type Form, type GpuStock } from "../../src/core/workload/forms/form.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { writeYaml } from "../../src/core/yaml/writeYaml.ts";
import { loadCatalogue } from "../../src/sources/catalogue.ts";

const schemas = loadCatalogue("1.36");
const cluster: readonly GpuStock[] = [{ product: "NVIDIA-H100-80GB-HBM3", nodes: 4, perNode: 8 }];
/** Texts that are not to be left empty. */
const texts: Answers = { queue: "team-a", gateway: "public", namespace: "ml" };
/** What every conversation is asked in all its variants; the other choices take what is proposed. */
const varied = new Set(["engine", "shape", "kind", "autoscaling"]);

interface Written {
  readonly answers: Answers;
  readonly objects: readonly NewObject[];
}

/** All that can come of a form. */
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

function complaintsOf(object: NewObject): readonly string[] {
  const { findings, failures = [] } = checkDocument(parseDocument(writeYaml(object)), schemas, {
    severities: new Map(),
    practice: { level: "warning", podSecurity: "restricted" },
  });
  return [
    ...failures.map(({ code }) => `${code} failed`),
    ...findings.map(
      ({ code, path, message }) => `${String(object["kind"])} ${code} ${path}: ${inWords(message)}`,
    ),
  ];
}

describe("everything that a flow writes keeps every rule and practice", () => {
  for (const flow of flowNames)
    for (const [where, stock, fixed] of [
      ["without a cluster", [], { replicas: "3" }],
      ["without a cluster, one pod, no options", [], { replicas: "1", nodes: "1" }],
      ["on a cluster's GPUs", cluster, { ...texts, replicas: "3", gpus: "1" }],
    ] as const)
      test(`${flow}, ${where}`, () => {
        const model = { ...fixed, ...(flow === "model" ? { nodes: "2" } : {}) };
        for (const { answers, objects } of variants(flows[flow], stock, model))
          assert.deepEqual(objects.flatMap(complaintsOf), [], JSON.stringify(answers));
      });
});
