// Called by the editor inside its extension host (`extensionTestsPath`): runs the tests there, reports on the console and
// fails when one of them does.
import path from "node:path";
import { Readable } from "node:stream";
import { run as runTests } from "node:test";
import { spec, type TestEvent } from "node:test/reporters";
import { reportMark } from "../../scripts/editor/reportMark.ts";

/** Rejects when a test failed, which is how the editor learns that it has to end with an error. */
export async function run(): Promise<void> {
  const failed: string[] = [];
  const events = runTests({ files: [path.join(__dirname, "tests.cjs")], isolation: "none" });
  events.on("test:fail", ({ name }) => failed.push(name));
  const report = Readable.from(untilAllEnded(events)).compose(spec);
  for await (const text of report) console.log(String(text).trimEnd().replaceAll(/^/gm, reportMark));
  if (failed.length > 0) throw new Error(`Failed in the extension host: ${failed.join(", ")}`);
}

/** The runner itself waits for the end of the process, which is the editor's: here the last suite is the end. */
async function* untilAllEnded(events: AsyncIterable<TestEvent>): AsyncGenerator<TestEvent> {
  let running = 0;
  for await (const event of events) {
    yield event;
    if (event.type === "test:enqueue" && event.data.nesting === 0) running++;
    if ((event.type === "test:pass" || event.type === "test:fail") && event.data.nesting === 0) running--;
    if (running === 0) return;
  }
}
