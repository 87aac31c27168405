import assert from "node:assert/strict";
import { test } from "node:test";
import type { Walkthrough } from "../../src/core/go/walkthrough.ts";
import { functionsInWalk, type FunctionInWalk } from "../../src/core/go/ways/functionInWalk.ts";
import { functionText } from "../../src/core/go/ways/functionText.ts";
import { wordsOf } from "../../src/core/go/words/describe.ts";
import { readWalkthrough } from "../../src/walkthrough/readWalkthrough.ts";
import { projectPath } from "../support/shared.ts";

async function walk(module: string, entry: string): Promise<Walkthrough> {
  const root = projectPath(`test-fixtures/go/${module}`);
  const walkthrough = await readWalkthrough({ file: `${root}/${entry}`, root, language: "en" });
  assert.ok(walkthrough);
  return walkthrough;
}

function one(walkthrough: Walkthrough, name: string): FunctionInWalk {
  const [found, ...others] = functionsInWalk(walkthrough, name);
  assert.ok(found, name);
  assert.equal(others.length, 0, name);
  return found;
}

function wayOf({ ways: [way = []] }: FunctionInWalk): string[] {
  return way.map(({ declaration, kind, line }) => `${declaration}:${line} ${kind}`);
}

const harbour = await walk("elected-registry", "cmd/harbour/main.go");

test("the calls that lead to a function begin at main and go through parameters, registries and fields", () => {
  const found = one(harbour, "syncCrane");
  assert.deepEqual(wayOf(found), [
    "main:10 call",
    "NewHarbourCommand:28 call",
    "newCommand:40 parameter",
    "Run:60 call",
    "StartControllers:21 registry",
    "startCrane:30 call",
    "(*Controller).Run:46 call",
    "(*Controller).worker:52 call",
    "(*Controller).processNext:62 field",
  ]);
  assert.equal(found.before?.kind, "worker-loop");
  assert.equal(found.after?.kind, "error-retry");
});

test("a function that is no step has the step that it is called in and the one that it leads to", () => {
  const found = one(harbour, "(*Controller).worker");
  assert.deepEqual(found.steps, []);
  assert.equal(found.before?.kind, "worker-start");
  assert.equal(found.after?.kind, "worker-loop");
});

test("a handler is reached from where it is set", () => {
  const found = one(harbour, "enqueue");
  assert.equal(found.before?.kind, "event-handlers");
  assert.equal(found.ways[0]?.at(-1)?.declaration, "NewController");
});

test("a manager leads to the reconciler that was set up with it", async () => {
  const manager = await walk("manager", "main.go");
  const found = functionsInWalk(manager, "Reconcile")[0];
  assert.equal(found?.ways[0]?.at(-1)?.kind, "interface");
});

test("an `init` that is a step is one of the functions with which the program begins", async () => {
  const found = one(await walk("manager", "main.go"), "init");
  assert.equal(found.steps[0]?.kind, "scheme-register");
  assert.equal(found.after?.kind, "entry-main");
  assert.deepEqual(found.ways, []);
});

test("nothing leads to main, and a name that the walk does not come to is found nowhere", () => {
  assert.deepEqual(one(harbour, "main").ways, []);
  assert.deepEqual(functionsInWalk(harbour, "mainly"), []);
  assert.deepEqual(functionsInWalk(harbour, "main", "crane/controller.go"), []);
});

test("what a function is in the walkthrough is said in both languages", () => {
  const found = one(harbour, "worker");
  const english = functionText(found, harbour.steps.length, wordsOf("en"));
  assert.match(english, /^# \(\\\*Controller\)\.worker in the walkthrough\n/u);
  assert.match(english, /^- It leads to \d+\. \(\\\*Controller\)\.processNext: one key from the queue\.$/mu);
  assert.match(
    english,
    /^7\. `\(\*Controller\)\.Run` calls `\(\*Controller\)\.worker` \(`crane\/controller\.go:46`\)$/mu,
  );
  assert.match(functionText(found, harbour.steps.length, wordsOf("zh-cn")), /^## 如何到达这里$/mu);
});

test("of several controllers, the one that is asked for is followed", async () => {
  const root = projectPath("test-fixtures/go/manager");
  const follow = `${root}/controllers/label.go`;
  const walkthrough = await readWalkthrough({ file: `${root}/main.go`, root, language: "en", follow });
  const reconcile = walkthrough?.steps.find(({ kind }) => kind === "reconcile");
  assert.equal(reconcile?.declaration, "(*LabelReconciler).Reconcile");
});

test("of controllers that are started one after the other, the one that is asked for is followed", async () => {
  const root = projectPath("test-fixtures/go/two-controllers");
  const follow = `${root}/dock/berths.go`;
  const walkthrough = await readWalkthrough({ file: `${root}/main.go`, root, language: "en", follow });
  const told = walkthrough?.steps.map(({ file }) => file) ?? [];
  assert.ok(told.includes("dock/berths.go") && !told.includes("dock/cranes.go"), told.join());
});

test("of several functions in a map, the one that names the controller asked for is followed", async () => {
  const root = projectPath("test-fixtures/go/map-of-functions");
  const follow = `${root}/organ/organ.go`;
  const walkthrough = await readWalkthrough({ file: `${root}/main.go`, root, language: "en", follow });
  const reconcile = walkthrough?.steps.find(({ kind }) => kind === "reconcile");
  assert.equal(reconcile?.file, "organ/organ.go");
});
