import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { suite, test, type TestContext } from "node:test";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { say } from "../src/core/text/message.ts";
import { temporaryFolder } from "../test/support/temporaryFolder.ts";
import { pass, startFront, type FrontRequest } from "./frontServer.ts";
import { connect, kubeconfig, objectsIn } from "./testCluster.ts";

const program = path.join(import.meta.dirname, "../../dist/cli/drydock.mjs");

/** Applies as an agent does that a person has allowed to, with the program that ships. */
async function applierOf(
  context: TestContext,
): Promise<(manifests: string) => Promise<{ readonly text: string; readonly isError: boolean }>> {
  const client = new Client({ name: "test", version: "0" });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [program, "mcp", "--allow-apply", "test", "--language", "en"],
      env: { KUBECONFIG: kubeconfig, XDG_CACHE_HOME: temporaryFolder(context) },
    }),
  );
  context.after(() => client.close());
  return async (manifests) => {
    const { content, isError } = await client.callTool({
      name: "apply_manifests",
      arguments: { manifests, context: "test" },
    });
    const [first] = content as readonly { readonly text?: string }[];
    return { text: first?.text ?? "", isError: isError === true };
  };
}

const configMap = (name: string, data = "colour: red"): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { ${data} }\n`;
const inTurn = (...manifests: readonly string[]): string => manifests.join("---\n");
const place = "Context test, namespace default where a manifest names none:";

suite("an agent that may apply", () => {
  test("hears what became of each object, and never the value of a Secret", async (context) => {
    const apply = await applierOf(context);
    const secret = (word: string): string =>
      `apiVersion: v1\nkind: Secret\nmetadata: { name: agents }\nstringData: { token: ${word} }\n`;
    const first = await apply(inTurn(configMap("agents"), secret("open-sesame")));
    assert.deepEqual(first, {
      text: `${place}\nSecret default/agents: created\nConfigMap default/agents: created\n`,
      isError: false,
    });
    const second = await apply(inTurn(configMap("agents"), secret("new-word")));
    assert.match(second.text, /Secret default\/agents: changed\nConfigMap default\/agents: unchanged\n/u);
    assert.doesNotMatch(second.text, /sesame|new-word|b3Blb|bmV3/u);
    const { cluster } = await connect(context);
    const live = await cluster.objects.read(objectsIn(configMap("agents"))[0] ?? assert.fail("no object"));
    assert.match(JSON.stringify(live), /"manager":"drydock","operation":"Apply"/u);
  });

  test("changes nothing where an object has an error, is refused or belongs to another manager", async (context) => {
    const apply = await applierOf(context);
    const { cluster } = await connect(context);
    const wrong = await apply(
      inTurn(configMap("spared"), "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n"),
    );
    assert.ok(wrong.isError);
    assert.match(wrong.text, /spec[^]*Nothing was applied: correct these errors first\./u);

    const homeless = configMap("b").replace("name: b", "name: b, namespace: nowhere");
    const refused = await apply(inTurn(configMap("spared"), homeless));
    assert.ok(refused.isError);
    assert.match(refused.text, /ConfigMap nowhere\/b: failed: .*nowhere/u);
    assert.match(refused.text, /ConfigMap spared: not applied\n[^]*Nothing was applied/u);

    await cluster.transport.request({
      what: say`write it as somebody else`,
      method: "PATCH",
      path: "/api/v1/namespaces/default/configmaps/foreign?fieldManager=somebody",
      body: { type: "application/apply-patch+yaml", text: configMap("foreign", "colour: blue") },
    });
    const conflict = await apply(inTurn(configMap("spared"), configMap("foreign")));
    assert.ok(conflict.isError);
    assert.match(conflict.text, /ConfigMap foreign: failed: .*somebody/u);

    const unnamed = await apply(configMap("spared").replace("name: spared", "generateName: spared-"));
    assert.ok(unnamed.isError);
    assert.match(unnamed.text, /without `metadata\.name`/u);

    const [spared = assert.fail("no object")] = objectsIn(configMap("spared"));
    assert.equal(await cluster.objects.read(spared), undefined);
  });

  test("hears what was applied and what was not where it fails half-way", async (context) => {
    const apply = await applierOf(context);
    const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: ladles.agents.example.org }
spec:
  group: agents.example.org
  names: { kind: Ladle, plural: ladles }
  scope: Namespaced
  versions:
    - { name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } } }
`;
    const ladle = (namespace: string): string =>
      `apiVersion: agents.example.org/v1\nkind: Ladle\nmetadata: { name: one, namespace: ${namespace} }\n`;
    // The server cannot try a kind that is not there yet.
    const { text, isError } = await apply(inTurn(ladle("nowhere"), ladle("default"), definition));
    assert.ok(isError);
    const [first, ...others] = text.trimEnd().split("\n");
    assert.equal(first, place);
    assert.equal(others[0], "CustomResourceDefinition ladles.agents.example.org: created");
    assert.match(others[1] ?? "", /^Ladle nowhere\/one: failed: .*nowhere/u);
    assert.equal(others[2], "Ladle default/one: created");
    assert.match(others[3] ?? "", /^Only a part was applied/u);
  });
});

suite("an apply that a person interrupts", () => {
  /** Ends when the program has: interrupted once, while the server works on a request of that kind. */
  async function interrupted(
    context: TestContext,
    isHeld: (request: FrontRequest) => boolean,
  ): Promise<{ readonly status: unknown; readonly said: string }> {
    const file = path.join(temporaryFolder(context), "maps.yaml");
    writeFileSync(file, inTurn(configMap("held-a"), configMap("held-b"), configMap("held-c")));
    const front = await startFront(context);
    const env = { ...process.env, KUBECONFIG: front.kubeconfig, XDG_CACHE_HOME: temporaryFolder(context) };
    const args = [program, "apply", "--language", "en", "--context", "test", file];
    const run = spawn(process.execPath, args, { env });
    front.decide((request) => {
      if (!isHeld(request)) return pass;
      // A second one would end it at once; objects are tried at the same time.
      if (!run.killed) run.kill("SIGINT");
      return { kind: "handled", by: () => undefined };
    });
    let said = "";
    run.stderr.on("data", (piece: Buffer) => (said += piece.toString()));
    const [status] = (await once(run, "close")) as readonly unknown[];
    return { status, said };
  }

  test("says what was applied, what may have been and what was not", async (context) => {
    const { status, said } = await interrupted(
      context,
      ({ method, url }) => method === "PATCH" && url.includes("held-b") && !url.includes("dryRun"),
    );
    assert.equal(status, 2);
    assert.match(said, /ConfigMap default\/held-a: created/u);
    assert.match(said, /ConfigMap held-b: failed: It was cancelled while the cluster worked on it/u);
    assert.match(said, /ConfigMap held-c: not applied\n[^]*Only a part was applied/u);
  });

  test("says that nothing was applied where it was only being tried", async (context) => {
    const { status, said } = await interrupted(context, ({ url }) => url.includes("dryRun"));
    assert.equal(status, 2);
    assert.match(said, /Interrupted\. Nothing was applied\./u);
  });
});
