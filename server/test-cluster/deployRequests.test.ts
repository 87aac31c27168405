import assert from "node:assert/strict";
import { suite, test, type TestContext } from "node:test";
import type {
  AppliedParams,
  DiffAnswer,
  DryRunAnswer,
  ResultsAnswer,
  SealedDiffAnswer,
} from "../src/lsp/cluster/protocol.ts";
import type { ServerProcess } from "../test/support/serverProcess.ts";
import { connected } from "./connectedServer.ts";
import { pass, startFront } from "./frontServer.ts";
import { connect, objectsIn } from "./testCluster.ts";

const uri = "file:///manifests/settings.yaml";
const settings = (name: string, colour: string): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: default }
data: { colour: ${colour} }
`;

/** An editor with one open manifest, and its requests to deploy it. */
async function editorWith(context: TestContext, text: string, file?: string): Promise<Editor> {
  const { server, place } = await connected(context, undefined, file);
  await server.open(uri, text);
  const { cluster } = await connect(context);
  context.after(() =>
    Promise.all(objectsIn(text).map((object) => cluster.objects.remove(object, { dryRun: false }))),
  );
  const send = <Answer>(method: string, params: object = {}): Promise<Answer> =>
    server.connection.sendRequest(`drydock/deploy/${method}`, {
      ...place,
      targets: [{ uri }],
      ...params,
    });
  return {
    server,
    send,
    diff: () => send("diff"),
    apply: (seal) => send("apply", { seal, force: false }),
    colourOf: async (name) => {
      const reference = { gvk: { group: "", version: "v1", kind: "ConfigMap" }, name, namespace: "default" };
      const live = await cluster.objects.read(reference);
      return (live?.["data"] as { readonly colour: string } | undefined)?.colour;
    },
  };
}

interface Editor {
  readonly server: ServerProcess;
  send<Answer>(method: string, params?: object): Promise<Answer>;
  diff(): Promise<SealedDiffAnswer>;
  apply(seal: string): Promise<ResultsAnswer>;
  /** In the cluster. */
  colourOf(name: string): Promise<string | undefined>;
}

const outcomesOf = ({ diffs }: DiffAnswer): readonly string[] =>
  diffs.map(({ title, outcome }) => `${title}: ${outcome}`);
const kindsOf = ({ results }: ResultsAnswer): readonly string[] => results.map(({ outcome }) => outcome.kind);

suite("deploying from the editor", () => {
  test("sends what was compared, and nothing that was edited after it", async (context) => {
    const editor = await editorWith(context, settings("sealed", "red"));
    const first = await editor.diff();
    assert.deepEqual(outcomesOf(first), ["ConfigMap default/sealed: created"]);
    assert.match(first.diffs[0]?.applied ?? "", /colour: red/u);
    assert.equal(await editor.colourOf("sealed"), undefined, "a comparison changes nothing");
    await editor.server.type(uri, 2, 3, "data: { colour: ".length, "dark");
    await assert.rejects(
      editor.apply(first.seal),
      /have changed since they were compared; nothing was sent/u,
    );
    assert.equal(await editor.colourOf("sealed"), undefined);
    const second = await editor.diff();
    assert.deepEqual(kindsOf(await editor.apply(second.seal)), ["created"]);
    assert.equal(await editor.colourOf("sealed"), "darkred");
  });

  test("is undone: what was changed is put back, what was created is deleted, each after a comparison", async (context) => {
    const editor = await editorWith(context, settings("undone", "red"));
    const created = await editor.apply((await editor.diff()).seal);
    await editor.server.type(uri, 2, 3, "data: { colour: ".length, "dark");
    const changed = await editor.apply((await editor.diff()).seal);
    assert.deepEqual(kindsOf(changed), ["changed"]);
    const undo = { previous: changed.results };
    const before = await editor.send<DiffAnswer>("diffRestore", undo);
    assert.deepEqual(outcomesOf(before), ["ConfigMap default/undone: changed"]);
    assert.match(before.diffs[0]?.live ?? "", /darkred/u);
    assert.deepEqual(kindsOf(await editor.send<ResultsAnswer>("restore", undo)), ["changed"]);
    assert.equal(await editor.colourOf("undone"), "red");
    const undoAll = { previous: created.results };
    assert.deepEqual(outcomesOf(await editor.send("diffRestore", undoAll)), [
      "ConfigMap default/undone: deleted",
    ]);
    assert.deepEqual(kindsOf(await editor.send<ResultsAnswer>("restore", undoAll)), ["deleted"]);
    assert.equal(await editor.colourOf("undone"), undefined);
  });

  test("is told object by object, so that a record of it is kept also where no answer comes", async (context) => {
    const editor = await editorWith(context, `${settings("one", "red")}---\n${settings("other", "red")}`);
    const told: AppliedParams[] = [];
    editor.server.connection.onNotification("drydock/deploy/applied", (each: AppliedParams) => {
      told.push(each);
    });
    const { seal } = await editor.diff();
    const { results } = await editor.send<ResultsAnswer>("apply", {
      seal,
      force: false,
      workDoneToken: "deploy",
    });
    assert.deepEqual(kindsOf({ results }), ["created", "created"]);
    assert.deepEqual(
      told,
      results.map((result) => ({ workDoneToken: "deploy", result })),
    );
  });

  test("tells before a delete what goes, and what is not there", async (context) => {
    const text = `${settings("going", "red")}---\n${settings("gone", "red")}`;
    const editor = await editorWith(context, text);
    await editor.apply((await editor.diff()).seal);
    const { cluster } = await connect(context);
    const [, gone] = objectsIn(text);
    assert.ok(gone !== undefined);
    await cluster.objects.remove(gone, { dryRun: false });
    const compared = await editor.send<SealedDiffAnswer>("diffDelete");
    assert.deepEqual(outcomesOf(compared), [
      "ConfigMap default/gone: absent",
      "ConfigMap default/going: deleted",
    ]);
    assert.equal(await editor.colourOf("going"), "red", "a comparison deletes nothing");
    await editor.server.type(uri, 2, 3, "data: { colour: ".length, "dark");
    await assert.rejects(editor.send("delete", { seal: compared.seal }), /nothing was sent/u);
    assert.equal(await editor.colourOf("going"), "red");
    const { seal } = await editor.send<SealedDiffAnswer>("diffDelete");
    assert.deepEqual(kindsOf(await editor.send("delete", { seal })), ["absent", "deleted"]);
  });

  test("of a part of the objects is finished by a retry", async (context) => {
    const front = await startFront(context);
    const text = ["a", "b", "c", "d"].map((name) => settings(`part-${name}`, "red")).join("---\n");
    const editor = await editorWith(context, text, front.kubeconfig);
    const { seal } = await editor.diff();
    let applies = 0;
    front.decide(({ method }) => {
      if (method === "PATCH") applies++;
      return applies > 2 ? { kind: "cut", done: false } : pass;
    });
    assert.deepEqual(kindsOf(await editor.apply(seal)), ["created", "created", "failed", "not-tried"]);
    front.decide(() => pass);
    assert.deepEqual(kindsOf(await editor.apply(seal)), ["unchanged", "unchanged", "created", "created"]);
  });

  test("that is left by its connection says what was done and what was not", async (context) => {
    const front = await startFront(context);
    const text = ["a", "b", "c"].map((name) => settings(`left-${name}`, "red")).join("---\n");
    const editor = await editorWith(context, text, front.kubeconfig);
    const { seal } = await editor.diff();
    const isHeld = new Promise<void>((resolve) => {
      front.decide(({ method, url }) => {
        if (method !== "PATCH" || !url.includes("left-b")) return pass;
        resolve();
        return { kind: "handled", by: () => undefined };
      });
    });
    const applied = editor.apply(seal);
    await isHeld;
    await editor.server.connection.sendRequest("drydock/cluster/disconnect");
    assert.deepEqual(kindsOf(await applied), ["created", "failed", "not-tried"]);
  });

  test("tells its steps to whoever has asked for it, also where two are under way", async (context) => {
    const editor = await editorWith(context, `${settings("step-1", "red")}---\n${settings("step-2", "red")}`);
    const steps: string[] = [];
    editor.server.connection.onNotification(
      "$/progress",
      ({ token, value }: { readonly token: string; readonly value: { readonly message?: string } }) => {
        if (value.message !== undefined) steps.push(`${token}: ${value.message}`);
      },
    );
    const applyAt = async (line: number, workDoneToken: string): Promise<ResultsAnswer> => {
      const place = { line, character: 0 };
      const targets = [{ uri, range: { start: place, end: place } }];
      const { seal } = await editor.send<SealedDiffAnswer>("diff", { targets });
      return editor.send("apply", { targets, seal, force: false, workDoneToken });
    };
    await Promise.all([applyAt(0, "one"), applyAt(6, "two")]);
    assert.deepEqual(steps.toSorted(), [
      "one: 1/1 ConfigMap default/step-1",
      "two: 1/1 ConfigMap default/step-2",
    ]);
  });

  test("takes the documents that a selection touches, or those of several files", async (context) => {
    const editor = await editorWith(context, `${settings("one", "red")}---\n${settings("two", "red")}`);
    const other = "file:///manifests/other.yaml";
    await editor.server.open(other, settings("three", "red"));
    const line = { line: 7, character: 0 };
    const selection = { targets: [{ uri, range: { start: line, end: line } }] };
    assert.deepEqual(outcomesOf(await editor.send("diff", selection)), ["ConfigMap default/two: created"]);
    const folder = { targets: [{ uri }, { uri: other }] };
    assert.equal((await editor.send<DiffAnswer>("diff", folder)).diffs.length, 3);
  });

  test("is tried on the server: what it refuses stands at the field that it names", async (context) => {
    const editor = await editorWith(
      context,
      settings("tried", "red").replace("name: tried", "name: tried, labels: { app: not/a/label }"),
    );
    const { results, remarks } = await editor.send<DryRunAnswer>("dryRun");
    assert.deepEqual(kindsOf({ results }), ["failed"]);
    assert.deepEqual(
      remarks.map(({ range }) => range.start.line),
      [2],
    );
  });

  test("that is refused in one namespace is told there, and not at its namesake in another", async (context) => {
    const refused = settings("namesake", "red")
      .replace("namespace: default", "namespace: kube-system")
      .replace("name: namesake", "name: namesake, labels: { app: not/a/label }");
    const editor = await editorWith(context, `${settings("namesake", "red")}---\n${refused}`);
    const { remarks } = await editor.send<DryRunAnswer>("dryRun");
    assert.deepEqual(
      remarks.map(({ range }) => range.start.line),
      [7],
    );
    const { diffs } = await editor.diff();
    assert.deepEqual(
      diffs.map(({ reference, outcome }) => `${reference.namespace ?? ""}: ${outcome}`),
      ["default: created", "kube-system: failed"],
    );
  });

  test("goes to the cluster that was shown, or nowhere", async (context) => {
    const editor = await editorWith(context, settings("elsewhere", "red"));
    const { seal } = await editor.diff();
    const elsewhere = editor.send("apply", { seal, force: false, context: "production" });
    await assert.rejects(
      elsewhere,
      /The connection has changed to test meanwhile; nothing was done on production/u,
    );
    for (const method of ["apply", "delete", "restore"])
      await assert.rejects(
        editor.send(method, { seal, force: false, previous: [], namespace: "shop" }),
        /The connection has changed to namespace default of .* meanwhile; nothing was done in shop of/u,
      );
  });
});
