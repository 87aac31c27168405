import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { suite, test, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import type { FunctionAnswer, ShownWalkthrough } from "../../src/lsp/walkthrough/protocol.ts";
import { runInWorker } from "../../src/walkthrough/runInWorker.ts";
import { lifetimeOfSuite, once } from "../support/lifetime.ts";
import { startServer, type ServerProcess } from "../support/serverProcess.ts";
import { projectPath } from "../support/shared.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

/** A copy of a fixture that may be edited, and a folder for what is kept. */
function workplace(context: TestContext): { readonly main: string; readonly cacheFolder: string } {
  const folder = temporaryFolder(context);
  cpSync(projectPath("test-fixtures/go/elected-registry"), path.join(folder, "source"), { recursive: true });
  return { main: path.join(folder, "source/cmd/harbour/main.go"), cacheFolder: path.join(folder, "kept") };
}

interface Program {
  readonly uri: string;
  readonly unsaved: readonly { readonly uri: string; readonly text: string }[];
  readonly language: string;
  readonly cacheFolder: string;
}

function walk({ connection }: ServerProcess, program: Program): Promise<ShownWalkthrough | null> {
  return connection.sendRequest("drydock/walkthrough/walk", { ...program, id: 1 });
}

suite("a walkthrough", () => {
  const together = lifetimeOfSuite();
  const started = once(() => startServer(together));

  test("a program is walked when one asks, and its walkthrough is kept until a file changes", async (context) => {
    const { main, cacheFolder } = workplace(context);
    const server = await started();
    const program = { uri: pathToFileURL(main).href, unsaved: [], language: "en", cacheFolder };
    const count = (): Promise<number | null> =>
      server.connection.sendRequest("drydock/walkthrough/count", program);

    assert.equal(await count(), null, "nothing is known before one asks");
    const walkthrough = await walk(server, program);
    assert.equal(walkthrough?.title, "Walkthrough of harbour");
    const [first] = walkthrough.steps;
    assert.equal(first?.uri, program.uri);
    assert.equal(first.title, "The program starts in main");
    assert.ok(walkthrough.steps.every(({ details, phase }) => details !== "" && phase !== ""));
    assert.equal(await count(), walkthrough.steps.length);
    assert.deepEqual(await walk(server, program), walkthrough);

    const command = path.join(path.dirname(main), "app/command.go");
    writeFileSync(command, `// A line above all.\n${readFileSync(command, "utf8")}`);
    assert.equal(await count(), null, "what is kept no longer holds");
    const after = await walk(server, program);
    const lineOf = (shown: ShownWalkthrough | null): number | undefined =>
      shown?.steps.find(({ uri }) => uri.endsWith("app/command.go"))?.startLine;
    assert.equal(lineOf(after), (lineOf(walkthrough) ?? 0) + 1);
  });

  test("unsaved texts are walked and not kept; words come in the editor's language", async (context) => {
    const { main, cacheFolder } = workplace(context);
    const server = await started();
    const uri = pathToFileURL(main).href;
    const unsaved = [{ uri, text: `// One.\n// Two.\n${readFileSync(main, "utf8")}` }];
    const saved = await walk(server, { uri, unsaved: [], language: "zh-cn", cacheFolder });
    const edited = await walk(server, { uri, unsaved, language: "zh-cn", cacheFolder });
    assert.equal(edited?.steps[0]?.startLine, (saved?.steps[0]?.startLine ?? 0) + 2);
    assert.match(saved?.title ?? "", /harbour/u);
    assert.notEqual(saved?.title, "Walkthrough of harbour");
  });

  test("steps are found again in a text that was edited, or are said to be lost", async (context) => {
    const { main, cacheFolder } = workplace(context);
    const server = await started();
    const uri = pathToFileURL(main).href;
    const walkthrough = await walk(server, { uri, unsaved: [], language: "en", cacheFolder });
    const anchors = walkthrough?.steps.filter((step) => step.uri === uri).map(({ anchor }) => anchor) ?? [];
    assert.ok(anchors.length > 0);
    const relocate = (text: string): Promise<readonly { readonly status: string }[]> =>
      server.connection.sendRequest("drydock/walkthrough/relocate", { text, anchors });
    const text = readFileSync(main, "utf8");
    const statuses = async (edited: string): Promise<Set<string>> =>
      new Set((await relocate(edited)).map(({ status }) => status));
    assert.deepEqual(await statuses(text), new Set(["ok"]));
    assert.deepEqual(await statuses(`// Above.\n${text}`), new Set(["moved"]));
    assert.deepEqual(await statuses("package main\n"), new Set(["lost"]));
  });

  test("a walk that nobody waits for is ended", async (context) => {
    const { main } = workplace(context);
    const controller = new AbortController();
    const job = { kind: "walk" as const, file: main, root: undefined, language: "en" as const, unsaved: {} };
    const walking = runInWorker(job, controller.signal, () => undefined);
    controller.abort();
    await assert.rejects(walking, /cancelled/u);
  });

  test("a walkthrough is exported in every format", async (context) => {
    const { main, cacheFolder } = workplace(context);
    const server = await started();
    const program = { uri: pathToFileURL(main).href, unsaved: [], language: "en", cacheFolder };
    const exported = (format: string): Promise<string> =>
      server.connection.sendRequest("drydock/walkthrough/export", { ...program, format, isPinned: false });
    assert.match(await exported("markdown"), /^# Walkthrough of harbour/u);
    assert.match(await exported("mermaid"), /^flowchart TD/u);
    assert.match(await exported("tour"), /aka\.ms\/codetour-schema/u);
    assert.match(await exported("json"), /"entry": "cmd\/harbour\/main\.go"/u);
  });

  test("a tour is pinned to the commit that is checked out; outside of a repository there is none", async (context) => {
    const { main, cacheFolder } = workplace(context);
    const server = await started();
    const params = { uri: pathToFileURL(main).href, unsaved: [], language: "en", cacheFolder };
    const pinned = (): Promise<string | null> =>
      server.connection.sendRequest("drydock/walkthrough/export", {
        ...params,
        format: "tour",
        isPinned: true,
      });
    assert.equal(await pinned(), null);
    const commit = "0123456789abcdef0123456789abcdef01234567";
    const repository = path.join(path.dirname(main), "../../.git");
    mkdirSync(repository);
    writeFileSync(path.join(repository, "HEAD"), "ref: refs/heads/main\n");
    assert.equal(await pinned(), null, "a repository without a commit");
    writeFileSync(path.join(repository, "packed-refs"), `# pack-refs\n${commit} refs/heads/main\n`);
    const tour = JSON.parse((await pinned()) ?? "") as {
      ref: string;
      steps: readonly Record<string, unknown>[];
    };
    assert.equal(tour.ref, commit);
    assert.equal(tour.steps[0]?.["line"], 9);
    assert.deepEqual(tour.steps[0]["selection"], {
      start: { line: 9, character: 1 },
      end: { line: 14, character: 1 },
    });
  });

  test("a tour file is a walkthrough: its steps are found, lost, or words alone", async (context) => {
    const { main } = workplace(context);
    const root = path.join(path.dirname(main), "../..");
    const server = await started();
    const tour = path.join(root, "harbour.tour");
    const steps = [
      { title: "Welcome", description: "Look ![at](https://example.com/x.png) this <b>harbour</b>." },
      { file: "cmd/harbour/main.go", pattern: "^func main", description: "It starts here." },
      { file: "cmd/harbour/gone.go", line: 3, description: "Gone." },
      { file: "../../../../../../etc/hostname", line: 1, description: "Not ours." },
    ];
    writeFileSync(tour, JSON.stringify({ title: "Harbour", steps }));
    const shown: ShownWalkthrough = await server.connection.sendRequest("drydock/walkthrough/openTour", {
      uri: pathToFileURL(tour).href,
      rootUri: pathToFileURL(root).href,
    });
    assert.equal(shown.title, "Harbour");
    assert.deepEqual(
      shown.steps.map(({ status }) => status),
      ["ok", "ok", "lost", "lost"],
    );
    assert.equal(shown.steps[1]?.uri, pathToFileURL(main).href);
    assert.doesNotMatch(shown.steps[0]?.details ?? "", /<b>|(?<!\\)\[at/u);
  });

  test("what a function is in the walkthrough is said of the place in a text, and which calls lead there", async (context) => {
    const { main, cacheFolder } = workplace(context);
    const server = await started();
    const controller = path.join(path.dirname(main), "../../crane/controller.go");
    const text = `// A line above all.\n${readFileSync(controller, "utf8")}`;
    const at = (mark: string): Promise<FunctionAnswer> =>
      server.connection.sendRequest("drydock/walkthrough/function", {
        ...{ uri: pathToFileURL(main).href, unsaved: [], language: "en", cacheFolder, id: 1 },
        ...{ fileUri: pathToFileURL(controller).href, text, offset: text.indexOf(mark) },
      });
    const found = await at("for c.processNext");
    assert.ok(found.kind === "found");
    assert.equal(found.name, "(*Controller).worker");
    assert.match(found.details, /^It is no step of its own\.\n\n- Before it: \d+\. The workers start\.$/mu);
    assert.deepEqual(found.ways[0]?.at(-1), {
      label: "(*Controller).Run calls (*Controller).worker",
      uri: pathToFileURL(controller).href,
      line: 46,
    });
    assert.deepEqual(await at("package"), { kind: "no-function" });
    const unknown = await at("func (c *Controller) Depth");
    assert.deepEqual(unknown, { kind: "not-reached", name: "(*Controller).Depth" });
  });

  test("a function of a controller that is not followed is asked about as if it were", async (context) => {
    const { cacheFolder } = workplace(context);
    const server = await started();
    const controller = projectPath("test-fixtures/go/manager/controllers/label.go");
    const text = readFileSync(controller, "utf8");
    const found: FunctionAnswer = await server.connection.sendRequest("drydock/walkthrough/function", {
      uri: pathToFileURL(projectPath("test-fixtures/go/manager/main.go")).href,
      ...{ unsaved: [], language: "en", cacheFolder, id: 1 },
      ...{ fileUri: pathToFileURL(controller).href, text, offset: text.indexOf("return ctrl.Result") },
    });
    assert.ok(found.kind === "found");
    assert.equal(found.name, "(*LabelReconciler).Reconcile");
    assert.match(found.details, /^\*\*Step 10 of 10\./u);
  });
});
