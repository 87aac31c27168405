import assert from "node:assert/strict";
import { test } from "node:test";
import { readWalkthrough } from "../../src/walkthrough/readWalkthrough.ts";
import { projectPath } from "../support/shared.ts";

/** Title and first sentence of each step of a kind in one of the fixtures. */
async function said(fixture: string, kind: string, entry = "main.go"): Promise<readonly string[]> {
  const root = projectPath(`test-fixtures/go/${fixture}`);
  const walkthrough = await readWalkthrough({ file: `${root}/${entry}`, root, language: "en" });
  const steps = walkthrough?.steps.filter((step) => step.kind === kind) ?? [];
  return steps.map(({ text }) => `${text.title}: ${text.what}`);
}

test("what runs a component is said to take part in an election only where it does", async () => {
  const elects =
    "Starts what every replica does, takes part in the election, and blocks until the program is told to stop.";
  assert.deepEqual(await said("misnamed", "run-function"), [`start runs the component: ${elects}`]);
  assert.deepEqual(await said("only-executes", "run-function"), [
    "start runs the component: Puts the parts of the component together and starts them.",
  ]);
});

test("what starts work without caches is not said to wait for them", async () => {
  const starts = "Starts workers, watches or other goroutines, or does the work itself.";
  assert.deepEqual(await said("beside-manager", "controller-run"), [
    `(*Opener).Start starts its work: ${starts}`,
  ]);
});

test("work that comes through a channel is not said to be keys of a queue", async () => {
  assert.deepEqual(await said("plugged", "worker-loop"), [
    "(*thermometer).readLoop: the next item of work: Takes what is to be done next and has it processed.",
  ]);
  const [queued = ""] = await said("two-controllers", "worker-loop");
  assert.match(queued, /: one key from the queue: Takes a key/u);
});

test("a function that runs once is a turn of the loop, and what it does is the work of each turn", async () => {
  const [, once = ""] = await said("helper-queue", "sync-loop");
  assert.equal(once, "(*Controller).RunOnce: one turn of the main loop: Does the work of one turn.");
  const [tick = ""] = await said("scraper", "reconcile");
  assert.equal(tick, "(*Server).tick: the work of each turn: Does what the loop is there for.");
});

test("a lock is no election, and types in main are not added before main", async () => {
  const [lock = "", election = ""] = await said("either-elected", "leader-election");
  assert.equal(lock, "resourcelock.New: the lock of the election: Makes the lock that replicas compete for.");
  assert.match(election, /^RunOrDie: one replica becomes the leader: /u);
  const root = projectPath("test-fixtures/go/rest-of-main");
  const walkthrough = await readWalkthrough({ file: `${root}/main.go`, root, language: "en" });
  const scheme = walkthrough?.steps.find(({ kind }) => kind === "scheme-register");
  assert.equal(scheme?.text.why, "Clients that are built with the scheme read it.");
});

test("a registry is said to go by names only where it does", async () => {
  const [list = ""] = await said("adders", "controller-registry");
  assert.equal(list, "init: the list of controllers: Lists what each controller is built or set up with.");
  const [named = ""] = await said("map-of-functions", "controller-registry");
  assert.match(named, /^init: the registry of controllers: Maps the name of each controller/u);
  const [handed = ""] = await said("handed", "controller-registry");
  assert.match(handed, / is given the controllers: Hands the constructors/u);
});

test("what a program runs is not taken for a controller, nor one loop out of two for the main one", async () => {
  const [built = ""] = await said("invoked", "controller-construct");
  assert.equal(built, "NewTug builds what is run: Makes something that is started later.");
  const loops = await said("kept-command", "sync-loop");
  assert.deepEqual(
    loops.map((each) => each.split(": ")[1]),
    ["one of the loops", "one of the loops"],
  );
});

test("reconcilers that the walk came by are counted as at least so many", async () => {
  const root = projectPath("test-fixtures/go/built-in-main");
  const walkthrough = await readWalkthrough({ file: `${root}/main.go`, root, language: "en" });
  const reconcile = walkthrough?.steps.find(({ kind }) => kind === "reconcile");
  assert.deepEqual(reconcile?.text.notes, ["One of at least 2 that look alike; the others are left out."]);
});

test("a server that a manager runs is not said to be there on every replica", async () => {
  assert.deepEqual(await said("misnamed", "serving"), [
    "(*Relay).Start: a server beside the controllers: Answers requests for as long as the manager runs it.",
  ]);
});

test("a handler of signals is not said to wait for what was started", async () => {
  assert.deepEqual(await said("signalled", "shutdown"), [
    "SetupSignalHandler: a signal ends the program: Makes a context or a channel that ends when the program is told to stop.",
  ]);
});
