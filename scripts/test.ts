// `npm test`: everything that needs npm packages only. Runs every step even when one fails, so that one run tells all,
// and ends with the list of what failed. Steps do not depend on each other: as many run at once as there are processors.
import { spawn } from "node:child_process";
import { globSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { build } from "./build.ts";

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const root = path.dirname(import.meta.dirname);
const binary = (name: string): string => path.join("node_modules", name);

const processors = availableParallelism();

/** Tests that change nothing around them cannot disturb each other, so they share a process, which reads the sources once for all. */
const sharedSuites = [
  "server/test/{analysis,assist,cel,configuration,deploy,documents,features,fixtures,formats,fuzz,go,graph}/**/*.test.ts",
  "server/test/{helm,inventory,l10n,migrate,policy,references,rename,schema,text,workload,yaml}/**/*.test.ts",
  "client/test/{core,manifest,syntaxes}/**/*.test.ts",
];
const sharedFiles = globSync(sharedSuites, { cwd: root });
const otherFiles = globSync(["server/test/**/*.test.ts", "client/test/**/*.test.ts"], { cwd: root }).filter(
  (file) => !sharedFiles.includes(file),
);

/** The longest first, so that the others fill the gaps. */
const steps: readonly Step[] = [
  {
    name: "lint",
    command: [
      binary("eslint/bin/eslint.js"),
      ".",
      "--cache",
      "--cache-location",
      ".cache/eslint/",
      "--cache-strategy",
      "content",
    ],
  },
  {
    name: "tests in processes of their own",
    command: ["--test", `--test-concurrency=${processors}`, "--test-reporter=dot", ...otherFiles],
  },
  {
    name: "tests in one process",
    command: ["--test", "--test-isolation=none", "--test-reporter=dot", ...sharedFiles],
  },
  { name: "types", command: [binary("typescript/bin/tsc"), "-b"] },
  {
    name: "format",
    command: [
      binary("prettier/bin/prettier.cjs"),
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

/** Takes steps from the queue until it is empty. */
async function work(queue: Step[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) outcomes.push(await run(step));
  return outcomes;
}

await build("development");
const queue = [...steps];
const outcomes = (await Promise.all(Array.from({ length: processors }, () => work(queue)))).flat();
const failed = outcomes.filter(({ succeeded }) => !succeeded).map(({ name }) => name);
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(", ")}`);
  process.exit(1);
}
console.log("\nAll steps succeeded.");
