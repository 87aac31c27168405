// `npm run test:editor`: the end-to-end tests, against the packed extension in a real VS Code in a headless Chromium.
// Pictures of how each test ended lie in .artifacts/editor afterwards.
//
//   node scripts/testEditor.ts [NAME...]     for example `crash`: only client/test-editor/crash.test.ts
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { installEditor } from "./editor/install.ts";
import { packExtension } from "./package.ts";

const root = path.dirname(import.meta.dirname);
const { positionals } = parseArgs({ allowPositionals: true });
const names = positionals.length > 0 ? positionals : ["*"];

installEditor();
await packExtension();
// One window at a time: two of them at once take more memory than a small machine has.
const { status } = spawnSync(
  process.execPath,
  [
    "--test",
    "--test-concurrency=1",
    ...globSync(
      names.map((name) => `client/test-editor/${name}.test.ts`),
      { cwd: root },
    ),
  ],
  { cwd: root, stdio: "inherit" },
);
process.exit(status ?? 1);
