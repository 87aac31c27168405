import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { readAhead } from "../../src/lsp/readAhead.ts";
import { createTextReader } from "../../src/lsp/readText.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

/** A reader on a clock that goes on with each look at it. */
function readerOn(millisecondsPerLook: number): {
  readonly read: ReturnType<typeof createTextReader>;
  readonly pauses: () => number;
} {
  let time = 0;
  let pauses = 0;
  const read = createTextReader({
    now: () => (time += millisecondsPerLook),
    pause() {
      pauses += 1;
      return Promise.resolve();
    },
  });
  return { read, pauses: () => pauses };
}

for (const [disk, millisecondsPerLook] of [
  ["a disk that keeps up", 0.01],
  ["a disk that is far away", 20],
] as const)
  test(`texts are read from ${disk}; what is none, gone or too large has no text`, async (context) => {
    const folder = temporaryFolder(context);
    const { read } = readerOn(millisecondsPerLook);
    const at = (name: string): string => path.join(folder, name);
    const texts = { empty: "", short: "kind: Pöd\n", long: "#\u{1F6A2}\n".repeat(200_000) };
    for (const [name, text] of Object.entries(texts)) writeFileSync(at(name), text);
    writeFileSync(at("huge"), Buffer.alloc(16 * 1024 * 1024 + 1, "#"));
    for (let round = 0; round < 3; round++)
      for (const [name, text] of Object.entries(texts)) assert.equal(await read(at(name)), text);
    for (const name of ["huge", "gone", "."]) assert.equal(await read(at(name)), undefined);
    if (process.platform === "win32") return;
    execFileSync("mkfifo", [at("pipe")]);
    assert.equal(await read(at("pipe")), undefined);
    assert.equal(await read("/dev/zero"), undefined);
  });

test("between slices of reading others have their turn", async (context) => {
  const file = path.join(temporaryFolder(context), "web.yaml");
  writeFileSync(file, "kind: Pod\n");
  const { read, pauses } = readerOn(0.5);
  for (let count = 0; count < 100; count++) await read(file);
  assert.ok(pauses() >= 10, `${String(pauses())} pauses`);
});

test("some files are under way while one is looked at, and all come in their order", async () => {
  const names = Array.from({ length: 50 }, (_, index) => String(index));
  let begun = 0;
  let ended = 0;
  const read = (name: string): Promise<string> => {
    begun += 1;
    return Promise.resolve(`text of ${name}`);
  };
  const seen: string[] = [];
  for await (const [name, text] of readAhead(names, read)) {
    assert.equal(text, `text of ${name}`);
    ended += 1;
    assert.ok(begun - ended < 16);
    if (ended === 1) assert.equal(begun, 16);
    seen.push(name);
  }
  assert.deepEqual(seen, names);
});
