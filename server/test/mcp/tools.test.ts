import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import path from "node:path";
import { suite, test, type TestContext } from "node:test";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { projectPath } from "../support/shared.ts";
import { folderWith } from "../support/temporaryFolder.ts";

/** An agent that talks to the program that ships. */
async function connect(context: TestContext, options: readonly string[] = []): Promise<Client> {
  const client = new Client({ name: "test", version: "0" });
  const program = projectPath("dist/cli/drydock.mjs");
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [program, "mcp", ...options],
      cwd: projectPath(),
    }),
  );
  context.after(() => client.close());
  return client;
}

async function call(
  client: Client,
  name: string,
  args: Readonly<Record<string, unknown>>,
): Promise<{ readonly text: string; readonly isError: boolean }> {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const [first] = content as readonly { readonly text?: string }[];
  return { text: first?.text ?? "", isError: isError === true };
}

const badPod = "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { contaners: [] }\n";

suite("tools for agents", () => {
  test("only read, and say what they take", async (context) => {
    const { tools } = await (await connect(context)).listTools();
    assert.deepEqual(
      tools.map(({ name }) => name),
      [
        "validate_manifests",
        "validate_path",
        "list_references",
        "estimate_model_memory",
        "explain_field",
        "write_skeleton",
        "walk_through_controller",
      ],
    );
    for (const { description, inputSchema, annotations } of tools) {
      assert.ok(annotations?.readOnlyHint);
      assert.equal(annotations.openWorldHint, false);
      assert.ok((description?.length ?? 0) > 80);
      for (const property of Object.values(inputSchema.properties ?? {}))
        assert.ok("description" in property);
    }
  });

  test("a manifest is checked as on the command line", async (context) => {
    const client = await connect(context);
    const { text, isError } = await call(client, "validate_manifests", { manifests: badPod });
    assert.equal(isError, false);
    const findings = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { readonly code: string; readonly line: number });
    assert.ok(findings.some(({ code, line }) => code === "unknown-field" && line === 4));
    const valid = await call(client, "validate_manifests", {
      manifests: "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n",
    });
    assert.deepEqual(valid, { text: "Nothing to say: valid.", isError: false });
  });

  test("a text without any object is not called valid", async (context) => {
    const client = await connect(context);
    for (const manifests of ["", "just words", "\u0000\u0001", "replicas: 3\n"]) {
      const { text, isError } = await call(client, "validate_manifests", { manifests });
      assert.equal(isError, false);
      assert.match(text, /^No Kubernetes object was found/u, manifests);
    }
  });

  test("a file that cannot be read does not hide what others are told", async (context) => {
    const folder = folderWith(context, { "pod.yaml": badPod });
    symlinkSync("nowhere", path.join(folder, "link.yaml"));
    const { text, isError } = await call(await connect(context), "validate_path", { path: folder });
    assert.ok(isError);
    assert.match(text, /link\.yaml[^]*"code":"unknown-field"/u);
  });

  test("a very long text is read, and one that is too long ends the server with a reason", async (context) => {
    const client = await connect(context);
    const wordsOf = (megabytes: number): string => `a: ${"x".repeat(megabytes * 1024 * 1024)}`;
    const { text } = await call(client, "validate_manifests", { manifests: wordsOf(12) });
    assert.match(text, /^No Kubernetes object/u);

    const request = { jsonrpc: "2.0", id: 1, method: "ping", params: { text: wordsOf(17) } };
    const { status, stderr } = spawnSync(process.execPath, [projectPath("dist/cli/drydock.mjs"), "mcp"], {
      input: JSON.stringify(request),
      encoding: "utf8",
    });
    assert.match(stderr, /maximum size of 16777216 bytes/u);
    assert.equal(status, 0);
  });

  test("an answer is no longer than an agent keeps in mind", async (context) => {
    const client = await connect(context);
    const manifests = `${badPod}---\n`.repeat(1000);
    const { text } = await call(client, "validate_manifests", { manifests });
    assert.ok(text.length < 61_000);
    const lines = text.split("\n");
    assert.match(lines.pop() ?? "", /characters more are left out/u);
    for (const line of lines) JSON.parse(line);
  });

  test("a kind of one's own is explained from its definition", async (context) => {
    const crds = "test-fixtures/workspace/crds";
    const client = await connect(context);
    const { text } = await call(client, "explain_field", { name: "Berth.spec", crds });
    assert.match(text, /^Berth /u);
    const skeleton = await call(client, "write_skeleton", { kind: "Berth", crds });
    assert.match(skeleton.text, /kind: Berth/u);
  });

  test("files of the folder are checked, a field and a code are explained", async (context) => {
    const client = await connect(context);
    const { text, isError } = await call(client, "validate_path", { path: "test-fixtures/workspace" });
    assert.equal(isError, false);
    assert.match(text, /"code":"unknown-field"/u);
    const explained = await call(client, "explain_field", { name: "Deployment.spec.strategy" });
    assert.match(explained.text, /rollingUpdate/u);
    const code = await call(client, "explain_field", { name: "selector-mismatch" });
    assert.match(code.text, /^selector-mismatch {2}error\n/u);
  });

  test("a skeleton is written that is valid as it stands, and what it refers to is listed", async (context) => {
    const client = await connect(context);
    const skeleton = await call(client, "write_skeleton", { kind: "Deployment" });
    assert.match(skeleton.text, /^apiVersion: apps\/v1\nkind: Deployment\n/u);
    const checked = await call(client, "validate_manifests", { manifests: skeleton.text });
    assert.equal(checked.text.includes('"severity":"error"'), false, checked.text);
    const references = await call(client, "list_references", { path: "test-fixtures/workspace" });
    const [first] = references.text.split("\n");
    assert.ok("wants" in (JSON.parse(first ?? "") as object));
  });

  test("the memory of a model is estimated from the manifest alone", async (context) => {
    const { text } = await call(await connect(context), "estimate_model_memory", {
      manifests:
        "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers:\n" +
        "    - { name: a, image: vllm/vllm-openai, args: [--model, Qwen/Qwen2.5-7B-Instruct] }\n",
    });
    assert.match(text, /weights: 7\.62 B × 2 bytes = 15\.2 GB/u);
  });

  test("only the clusters that a person named can be asked", async (context) => {
    const client = await connect(context, ["--context", "no-such-context"]);
    const { tools } = await client.listTools();
    const compare = tools.find(({ name }) => name === "diff_with_cluster");
    assert.equal(compare?.annotations?.readOnlyHint, true);
    const manifests = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n";
    const other = await call(client, "diff_with_cluster", { manifests, context: "production" });
    assert.ok(other.isError);
    assert.match(other.text, /has to be one of no-such-context/u);
    const named = await call(client, "diff_with_cluster", { manifests, context: "no-such-context" });
    assert.ok(named.isError);
    assert.match(named.text, /no usable context/u);
  });

  test("nothing is applied but to the contexts that a person has allowed", async (context) => {
    const reading = await (await connect(context, ["--context", "no-such-context"])).listTools();
    assert.ok(reading.tools.every(({ name }) => name !== "apply_manifests"));
    const client = await connect(context, ["--context", "production", "--allow-apply", "no-such-context"]);
    const { tools } = await client.listTools();
    const apply = tools.find(({ name }) => name === "apply_manifests");
    const { readOnlyHint, destructiveHint, idempotentHint } = apply?.annotations ?? {};
    assert.deepEqual([readOnlyHint, destructiveHint, idempotentHint], [false, true, true]);
    const manifests = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n";
    const other = await call(client, "apply_manifests", { manifests, context: "production" });
    assert.ok(other.isError);
    assert.match(other.text, /has to be one of no-such-context/u);
    const named = await call(client, "apply_manifests", { manifests, context: "no-such-context" });
    assert.ok(named.isError);
    assert.match(named.text, /no usable context/u);
  });

  test("what cannot be done is told as an error, never as an answer", async (context) => {
    const client = await connect(context);
    for (const [name, args, said] of [
      ["validate_manifests", {}, /manifests is missing/u],
      ["validate_manifests", { manifests: 1 }, /has to be a text/u],
      ["validate_path", { path: "nowhere" }, /nowhere/u],
      ["validate_path", { path: ".", colour: "red" }, /no argument colour/u],
      ["explain_field", { name: "Deploymnt" }, /Deployment/u],
      ["delete_everything", {}, /no tool delete_everything; there are validate_manifests, /u],
    ] as const) {
      const { text, isError } = await call(client, name, args);
      assert.ok(isError, text);
      assert.match(text, said);
    }
  });
});
