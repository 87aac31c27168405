import assert from "node:assert/strict";
import { test } from "node:test";
import { projectPath } from "../support/shared.ts";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock } from "./drydock.ts";

const module = projectPath("test-fixtures/go/elected-registry");
const file = "cmd/harbour/app/command.go";

test("a walkthrough starts at the main function around the file", async () => {
  const { status, output } = await drydock(module, ["walkthrough", file, "--root", "."]);
  assert.equal(status, 0);
  const { entry, steps } = JSON.parse(output) as { entry: string; steps: readonly Record<string, unknown>[] };
  assert.equal(entry, "cmd/harbour/main.go");
  const keys = [
    "order",
    "kind",
    "phase",
    "title",
    "file",
    "symbol",
    "startLine",
    "endLine",
    "via",
    "confidence",
  ];
  for (const key of [...keys, "facts", "text"])
    assert.ok(
      steps.every((step) => key in step),
      key,
    );
});

test("facts are read from the source", async () => {
  const { output } = await drydock(module, ["walkthrough", file, "--root", ".", "--format", "markdown"]);
  assert.match(output, /^- Flags: `--workers`$/mu);
  assert.match(output, /^- Election: `Lock: lock`, `LeaseDuration: 15 \* time\.Second`$/mu);
  assert.match(output, /^- Retry limit: `maxRetries = 5`$/mu);
  assert.match(output, /^- One of \d+ that look alike; the others are left out\.$/mu);
});

test("a tour that was exported is found again, and says what has changed", async (context) => {
  const { output } = await drydock(module, ["walkthrough", file, "--root", ".", "--format", "tour"]);
  const folder = folderWith(context, { "harbour.tour": output });
  const tour = `${folder}/harbour.tour`;
  assert.equal((await drydock(module, ["walkthrough", "--check", tour])).status, 0);
  const elsewhere = await drydock(folder, ["walkthrough", "--check", tour]);
  assert.equal(elsewhere.status, 1);
  assert.match(elsewhere.output, /^lost {4}1\. cmd\/harbour\/main\.go {2}main$/mu);
});

test("a tour is found again from every folder of its repository", async (context) => {
  const folder = folderWith(context, {
    ".git/HEAD": "",
    "go.mod": "module example.com/m\n",
    "cmd/m/main.go": "package main\n\nfunc main() {}\n",
  });
  const { output } = await drydock(`${folder}/cmd`, ["walkthrough", "m/main.go", "--format", "tour"]);
  const tour = `${folderWith(context, { "m.tour": output })}/m.tour`;
  for (const from of [folder, `${folder}/cmd`, `${folder}/cmd/m`])
    assert.equal((await drydock(from, ["walkthrough", "--check", tour])).status, 0, from);
});

test("a tour for CodeTour has neither lines nor links, unless it is pinned", async () => {
  const drifting = await drydock(module, ["walkthrough", file, "--root", ".", "--format", "tour"]);
  assert.doesNotMatch(drifting.output, /"line":/u);
  const pinned = await drydock(module, [
    "walkthrough",
    file,
    "--root",
    ".",
    "--format",
    "tour",
    "--ref",
    "v1",
  ]);
  assert.match(pinned.output, /"ref": "v1"/u);
  assert.match(pinned.output, /"line": 9/u);
});

test("a controller that is not there is told", async () => {
  const { status, warnings } = await drydock(module, ["walkthrough", file, "--follow", "pkg/nowhere"]);
  assert.equal(status, 2);
  assert.match(warnings.join(), /There is no file or folder `pkg\/nowhere`/u);
});

test("of a function that the walk does not come to, another controller is advised", async () => {
  const { status, warnings } = await drydock(module, ["walkthrough", file, "--function", "quartz"]);
  assert.equal(status, 2);
  assert.match(warnings.join(), /`--follow` names/u);
});

test("a file without a program ends with advice", async (context) => {
  const folder = folderWith(context, { "go.mod": "module example.com/m\n", "lib/lib.go": "package lib\n" });
  const { status, warnings } = await drydock(folder, ["walkthrough", "lib/lib.go"]);
  assert.equal(status, 2);
  assert.match(warnings.join("\n"), /No main function was found for `lib\/lib\.go`/u);
});
