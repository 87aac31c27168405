import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  supportedBeginning,
  unsupportedClaims,
  type ClaimEvidence,
} from "../../src/core/assist/sourceClaims.ts";

const evidence: ClaimEvidence = {
  parts: [
    {
      name: "(*CraneController).Run",
      source: `// Run starts the workers.
func (c *CraneController) Run(ctx context.Context, workers int) {
	defer c.queue.ShutDown()
	if !cache.WaitForNamedCacheSync("crane", ctx.Done(), c.cranesSynced) {
		return
	}
	for i := 0; i < workers; i++ {
		go wait.Until(c.worker, 10*time.Second, ctx.Done())
	}
}`,
    },
    {
      name: "(*CraneController).worker",
      source: "func (c *CraneController) worker() {\n\tfor c.processNext() {\n\t}\n}",
    },
  ],
  statements: ["Flags: `--workers`", "The workers start", "k8s.io/client-go/tools/cache"],
  startLine: 40,
  endLine: 48,
};

function claimsIn(text: string): string[] {
  return unsupportedClaims(text, evidence).map(({ kind, value }) => `${kind} ${value}`);
}

suite("words that rest on the source", () => {
  for (const text of [
    "`Run` waits for the cache with `WaitForNamedCacheSync` and then starts one goroutine for each of the `workers`.",
    "Every 10 s `c.worker` is started again until `ctx.Done()` is closed. The flag `--workers` says how many there are.",
    "The Crane controller waits in lines 41-43. `Run` starts `worker`, and `worker` calls `processNext`.",
    "`Run` 调用 `WaitForNamedCacheSync`，然后每 10 秒启动 `worker`。",
    'Its cache is called `"crane"`. It ends when the context does.',
  ])
    test(text, () => {
      assert.deepEqual(claimsIn(text), []);
    });
});

suite("words that do not", () => {
  for (const [text, ...claims] of [
    ["It hands over to `StartElection` first.", "name StartElection"],
    ["It hands over to startElection first.", "name startElection"],
    ["The lock comes from the Zookeeper ensemble.", "name Zookeeper"],
    ["It calls prepare() before anything else.", "name prepare"],
    ["然后 `syncAll` 运行。", "name syncAll"],
    ["It retries 15 times.", "number 15"],
    ["It retries five times.", "number 5"],
    ["Set `--leader-elect` first.", "flag --leader-elect"],
    ["Set --leader-elect first.", "flag --leader-elect"],
    ["See line 12.", "line 12"],
    ["请看第 99 行。", "line 99"],
    ["`worker` calls `ShutDown`.", "relation worker → ShutDown"],
    ["`ShutDown` starts `worker`.", "relation ShutDown → worker"],
    ["`worker` 调用 `WaitForNamedCacheSync`。", "relation worker → WaitForNamedCacheSync"],
    ['Its cache is called `"tug"`.', "name tug"],
    ["Read [more](https://example.com/x).", "markup ](", "markup https://example.com/x)."],
    ["Click [here](command:workbench.action.quit).", "markup ](", "markup command:workbench.action.quit)."],
    ["<img src=x> `Run` waits.", "markup <img src=x>"],
    [">> rm -rf /", "markup >> rm -rf /"],
  ] as const)
    test(text, () => {
      const found = claimsIn(text);
      for (const claim of claims)
        assert.ok(found.includes(claim), `${claim} is not among ${found.join(", ")}`);
    });
});

test("what is shown while the answer grows ends before the first sentence that is not supported", () => {
  const text = "`Run` waits for the cache. It retries 15 times. `Run` starts `worker`. And th";
  assert.equal(supportedBeginning(text, evidence), "`Run` waits for the cache. ");
  assert.equal(supportedBeginning("`Run` waits. It en", evidence), "`Run` waits. ");
  assert.equal(supportedBeginning("`StartEl", evidence), "");
});
