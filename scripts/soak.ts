// `npm run soak`: a long session with the language server, which has to keep its memory, a workspace of 50,000 files, a full disk.
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import path from "node:path";
import { build } from "./build.ts";

await build("development");
const root = path.dirname(import.meta.dirname);
const files = globSync("server/test-soak/*.test.ts", { cwd: root });
const { status } = spawnSync(process.execPath, ["--test", "--test-concurrency=1", ...files], {
  cwd: root,
  stdio: "inherit",
});
process.exit(status ?? 1);
