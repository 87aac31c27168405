// `npm run fuzz`: the fuzzers of `npm test`, for longer and with other seeds. A failure tells the seed and the round.
//
//   node scripts/fuzz.ts [--seconds N] [--seed N] [NAME...]     for example `manifests`: only server/test/fuzz/manifests.test.ts
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.ts";

const root = path.dirname(import.meta.dirname);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: "string", default: "300" }, seed: { type: "string" } },
});
const seed = values.seed ?? String(Date.now() % 1_000_000);
const names = positionals.length > 0 ? positionals : ["*"];

await build("development");
console.log(`seed ${seed}, ${values.seconds} s for each`);
const files = globSync(
  names.map((name) => `server/test/fuzz/${name}.test.ts`),
  { cwd: root },
);
const { status } = spawnSync(process.execPath, ["--test", ...files], {
  cwd: root,
  env: { ...process.env, DRYDOCK_FUZZ_SEED: seed, DRYDOCK_FUZZ_SECONDS: values.seconds },
  stdio: "inherit",
});
process.exit(status ?? 1);
