// `npm test`: everything that needs npm packages only. Runs every step even when one fails, so that one run tells all,
// and ends with the list of what failed. Steps do not depend on each other: as many run at once as there are processors. Tests wait
// for what they need to be built, others do not.
import { spawn } from "node:child_process";
import { globSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { build } from "./build.ts";

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Whether it needs what is built. */
  readonly isOfBuilt?: boolean;
}

const root = path.dirname(import.meta.dirname);
const processors = availableParallelism();

/**
 * Tests share a process with others of their kind, which reads the sources once for all of them: none leaves anything changed behind
 * that another sees. Those of programs mostly wait for them, so they have a process beside the one of the units.
 */
const protocolFiles = testFiles("server/test/protocol/**/*.test.ts");
const programFiles = testFiles(
  "client/test/infrastructure/**/*.test.ts",
  "server/test/{architecture,cli,cluster,mcp,models}/**/*.test.ts",
);
const unitFiles = testFiles("{client,server}/test/**/*.test.ts").filter(
  (file) => !protocolFiles.includes(file) && !programFiles.includes(file),
);

function testFiles(...patterns: readonly string[]): readonly string[] {
  return globSync(patterns, { cwd: root });
}

/** Room for young objects: what builds large trees, which live long, else spends a sixth of its time on moving them about. */
const withRoom = ["--min-semi-space-size=64", "--max-semi-space-size=64"];

/** Ends with its last test: a timer that one of them leaves does not hold up the verdict on all. */
function inOneProcess(name: string, files: readonly string[]): Step {
  const options = ["--test", "--test-isolation=none", "--test-force-exit", "--test-reporter=dot"];
  return { name, command: [...options, ...files], isOfBuilt: true };
}

/** The longest first, so that the others fill the gaps. */
const steps: readonly Step[] = [
  { name: "types and lint", command: [...withRoom, "scripts/checkSources.ts"] },
  inOneProcess("protocol tests", protocolFiles),
  inOneProcess("unit tests", unitFiles),
  inOneProcess("tests of programs", programFiles),
  {
    name: "format",
    command: [
      ...withRoom,
      "node_modules/prettier/bin/prettier.cjs",
      ".",
      "--check",
      "--log-level",
      "warn",
      "--cache",
      "--cache-location",
      ".cache/prettier.json",
    ],
  },
  { name: "generated files", command: ["scripts/rules.ts", "--check"] },
];

interface Outcome {
  readonly name: string;
  readonly succeeded: boolean;
}

/** Compiled sources are kept for the next process that needs the same. */
const environment = { ...process.env, NODE_COMPILE_CACHE: path.join(root, ".cache/node") };

/** Runs a step and shows what it says when it is over. The Node that runs this is the project's own, see run.mjs. */
function run({ name, command }: Step): Promise<Outcome> {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    child.on("close", (status) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      process.stdout.write(output);
      console.log(`${status === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
      resolve({ name, succeeded: status === 0 });
    });
  });
}

/** Whether what tests need could be built; says what went wrong. */
const isBuilt = build("development").then(
  () => true,
  (error: unknown) => {
    console.error(error);
    return false;
  },
);

/** Takes steps from the queue until it is empty. */
async function work(queue: Step[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const isReady = step.isOfBuilt !== true || (await isBuilt);
    outcomes.push(isReady ? await run(step) : { name: step.name, succeeded: false });
  }
  return outcomes;
}

const queue = [...steps];
const outcomes = (await Promise.all(Array.from({ length: processors }, () => work(queue)))).flat();
const failed = outcomes.filter(({ succeeded }) => !succeeded).map(({ name }) => name);
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(", ")}`);
  process.exit(1);
}
console.log("\nAll steps succeeded.");
