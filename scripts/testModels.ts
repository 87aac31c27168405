// `npm run test:models`: the tests against a real llama.cpp server with tiny models that scripts/modelServer writes.
// Arguments choose tests by parts of their files' names. With --available it gets the server and tells, by its exit status, whether one can be had on this machine.
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import path from "node:path";
import { build } from "./build.ts";
import { installModelServer } from "./modelServer/install.ts";

const root = path.dirname(import.meta.dirname);
const program = installModelServer();
if (program === undefined) {
  console.error(
    "No llama.cpp server can be had here: it comes from Debian's archive for x86-64. Set DRYDOCK_LLAMA_SERVER to one of your own.",
  );
  process.exit(1);
}
if (process.argv.includes("--available")) process.exit(0);

await build("development");
const chosen = process.argv.slice(2);
const files = globSync("server/test-models/**/*.test.ts", { cwd: root }).filter(
  (file) => chosen.length === 0 || chosen.some((part) => path.basename(file).includes(part)),
);
const { status } = spawnSync(process.execPath, ["--test", "--test-concurrency=1", ...files], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, DRYDOCK_LLAMA_SERVER: program },
});
process.exit(status ?? 1);
