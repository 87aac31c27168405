// `npm test`: everything that needs npm packages only. Runs every step even when one fails, so that one run tells all,
// and ends with the list of what failed.
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import path from "node:path";
import { build } from "./build.ts";

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const root = path.dirname(import.meta.dirname);
const binary = (name: string): string => path.join("node_modules", name);

const suites = ["server/test/**/*.test.ts", "client/test/**/*.test.ts"];
const suiteFiles = globSync(suites, { cwd: root });

const steps: readonly Step[] = [
  { name: "types", command: [binary("typescript/bin/tsc"), "-b"] },
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
  { name: "tests", command: ["--test", "--test-reporter=dot", ...suiteFiles] },
];

/** The Node that runs this is the project's own, see run.mjs. */
function succeeds({ name, command }: Step): boolean {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: "inherit" });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${status === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
  return status === 0;
}

await build("development");
const failed = steps.filter((step) => !succeeds(step)).map(({ name }) => name);
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(", ")}`);
  process.exit(1);
}
console.log("\nAll steps succeeded.");
