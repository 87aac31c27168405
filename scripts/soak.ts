// `npm run soak`: a long session with the language server, which has to keep its memory.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { build } from "./build.ts";

await build("development");
const { status } = spawnSync(process.execPath, ["--test", "server/test-soak/edits.test.ts"], {
  cwd: path.dirname(import.meta.dirname),
  stdio: "inherit",
});
process.exit(status ?? 1);
