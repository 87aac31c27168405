import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock } from "./drydock.ts";

describe("drydock deploy-model and drydock new", () => {
  test("write what their own validation finds nothing in", async (context) => {
    for (const args of [
      ["deploy-model", "Qwen/Qwen3-32B", "--gpus", "2", "--replicas", "3", "--autoscaling", "keda"],
      ["new", "training", "--kind", "mpi-job", "--nodes", "4", "--queue", "team-a"],
      ["new", "data", "--kind", "spark"],
    ]) {
      const { status, output } = await drydock(".", args);
      assert.equal(status, 0);
      const folder = folderWith(context, { "all.yaml": output });
      const validated = await drydock(folder, ["validate", ".", "--severity", "warning"]);
      assert.equal(validated.status, 0, validated.output);
      assert.match(validated.output, /^No problems/u);
    }
  });

  test("the fewest GPUs that hold the model are taken", async () => {
    const small = await drydock(".", ["deploy-model", "Qwen/Qwen3-32B", "--product", "NVIDIA-L40S"]); // 48 GB
    assert.match(small.output, /--tensor-parallel-size=2/u);
    const large = await drydock(".", ["deploy-model", "Qwen/Qwen3-32B", "--product", "NVIDIA-H200"]);
    assert.match(large.output, /--tensor-parallel-size=1/u);
  });

  test("an option may name the only choice there is", async () => {
    const { status, output } = await drydock(".", [
      "deploy-model",
      "meta/llama-3.1-8b-instruct:1.8.4",
      "--engine",
      "nim",
      "--shape",
      "deployment",
    ]);
    assert.equal(status, 0);
    assert.match(output, /kind: Deployment/u);
  });

  test("say what is wrong with an option", async () => {
    const refusals = new Map([
      ["deploy-model", /Name one model/u],
      ["deploy-model m --gpus 3", /`--gpus`: `3` is none of `1`, `2`/u],
      [
        "deploy-model m --engine ollama --shape kaito",
        /`--shape`: `kaito` is not possible: ollama is deployed as `deployment` or `kserve`\./u,
      ],
      ["deploy-model m --engine tgi --shape leader-worker-set", /does not run over several nodes/u],
      ["deploy-model m --shape boat", /`boat` is none of `deployment`, `kserve`/u],
      ["deploy-model m --nodes 2", /`--nodes` has no meaning/u],
      ["deploy-model llama --engine nim", /^`llama` is to be the image of a NIM with its version/u],
      ["new", /^Say what to write: `drydock new training`/u],
      ["new training x", /takes options only; `x`/u],
      ["new data --script run.py", /no path in the image/u],
    ]);
    for (const [line, message] of refusals) {
      const { status, warnings } = await drydock(".", line.split(" "));
      assert.equal(status, 2, line);
      assert.match(warnings.join("\n"), message, line);
    }
  });
});
