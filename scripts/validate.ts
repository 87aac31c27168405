// `npm run validate -- PATH...`: the command line, built from the sources.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { build } from "./build.ts";

const program = path.join(import.meta.dirname, "../dist/cli/drydock.mjs");

await build("development");
// npm runs scripts in the project's folder; paths mean what they mean where the person stands.
const { status } = spawnSync(process.execPath, [program, "validate", ...process.argv.slice(2)], {
  cwd: process.env["INIT_CWD"] ?? process.cwd(),
  stdio: "inherit",
});
process.exit(status ?? 2);
