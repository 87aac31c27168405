import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inWords } from "../../src/core/text/message.ts";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { deployModel } from "../../src/core/workload/deploy/deployModel.ts";
import {
  autoscalers,
  deployEngines,
  deployShapes,
  refusal,
  type DeployRequest,
} from "../../src/core/workload/deploy/request.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { writeYaml } from "../../src/core/yaml/writeYaml.ts";
import { loadCatalogue } from "../../src/sources/catalogue.ts";

const base: DeployRequest = {
  name: "llm",
  model: "Qwen/Qwen3-32B",
  engine: "vllm",
  shape: "deployment",
  gpus: 2,
  nodes: 1,
  maxReplicas: 3,
  autoscaling: "none",
  storage: "200Gi",
  gateway: "public",
};
const schemas = loadCatalogue("1.36");

function complaintsOf(request: DeployRequest): readonly string[] {
  return deployModel(request).flatMap((manifest) => {
    const { findings, failures = [] } = checkDocument(parseDocument(writeYaml(manifest)), schemas, {
      severities: new Map(),
      practice: { level: "warning", podSecurity: "restricted" },
    });
    return [
      ...failures.map(({ code }) => `${code} failed`),
      ...findings.map(({ code, path, message }) => `${code} ${path}: ${inWords(message)}`),
    ];
  });
}

describe("manifests that serve a model keep every rule and practice", () => {
  for (const engine of deployEngines)
    for (const shape of deployShapes)
      for (const autoscaling of autoscalers) {
        const request: DeployRequest = {
          ...base,
          engine,
          shape,
          autoscaling,
          nodes: shape === "leader-worker-set" ? 2 : 1,
        };
        if (refusal(request) !== undefined) continue;
        test(`${engine}, ${shape}, ${autoscaling}`, () => {
          assert.deepEqual(complaintsOf(request), []);
        });
      }
});

test("says why a request can not be met", () => {
  assert.match(
    refusal({ ...base, engine: "ollama", shape: "leader-worker-set", nodes: 2 }) ?? "",
    /several nodes/u,
  );
  assert.match(refusal({ ...base, nodes: 2 }) ?? "", /leader-worker-set/u);
  assert.match(refusal({ ...base, autoscaling: "hpa", maxReplicas: 1 }) ?? "", /two replicas/u);
  assert.match(refusal({ ...base, autoscaling: "keda", engine: "llama.cpp" }) ?? "", /requests wait/u);
});

test("one replica on one node needs no shared volume", () => {
  const [claim] = deployModel({ ...base, maxReplicas: 1 });
  assert.deepEqual(claim?.["spec"], {
    accessModes: ["ReadWriteOnce"],
    resources: { requests: { storage: "200Gi" } },
  });
});
