// `npm run test:neovim`: the language server as the npm package has it, in a headless Neovim.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { build } from "./build.ts";

if (spawnSync("nvim", ["--version"]).status !== 0) {
  console.error(
    "There is no Neovim here: install it (`apt-get install neovim`), or put `nvim` into the PATH.",
  );
  process.exit(1);
}
await build("development");
const { status } = spawnSync(process.execPath, ["--test", "server/test-neovim/neovim.test.ts"], {
  cwd: path.dirname(import.meta.dirname),
  stdio: "inherit",
});
process.exit(status ?? 1);
