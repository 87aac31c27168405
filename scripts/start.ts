// `npm start`: VS Code with the extension and a folder, by default the sample workspace.
//
//   npm start [-- FOLDER]      opens it: in `code` where that is installed, else in a browser
//   npm start -- --check       opens the sample headless, prints the first diagnostics and ends
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.ts";
import { startEditorServer } from "./editor/server.ts";
import { openFile, openWindow, problemRows, startBrowser, windowAddress } from "./editor/workbench.ts";
import { copyWorkspace, sampleWorkspace } from "./sampleWorkspace.ts";

const root = path.dirname(import.meta.dirname);

/** False where there is no `code` on the PATH. */
function openInstalledEditor(folder: string): boolean {
  const command = ["--new-window", `--extensionDevelopmentPath=${root}`, folder];
  // On Windows `code` is a batch file, which only a shell starts.
  const { error, status } = spawnSync("code", command, {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  return error === undefined && status === 0;
}

async function serve(folder: string): Promise<void> {
  const server = await startEditorServer({ extensions: [root] });
  console.log(`VS Code with Drydock: ${windowAddress(server, { folder })}\nEnd it with Ctrl+C.`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await server.stop();
}

/** Opens a manifest with mistakes as a person would, and prints the Problems panel. */
async function check(): Promise<void> {
  const workspace = copyWorkspace();
  const server = await startEditorServer({ extensions: [root] });
  const browser = await startBrowser();
  try {
    console.log(`VS Code with Drydock, headless: ${server.address}`);
    const page = await openWindow(browser, server, { folder: workspace.folder });
    await openFile(page, "web.yaml");
    const rows = await problemRows(page);
    await rows.nth(1).waitFor();
    for (const row of await rows.all()) console.log((await row.innerText()).replaceAll(/\s+/g, " ").trim());
  } finally {
    await browser.close();
    await server.stop();
    workspace.remove();
  }
}

const { values, positionals } = parseArgs({
  options: { check: { type: "boolean", default: false } },
  allowPositionals: true,
});
const folder = path.resolve(process.env["INIT_CWD"] ?? ".", positionals[0] ?? sampleWorkspace);

await build("development");
if (values.check) await check();
else if (!openInstalledEditor(folder)) await serve(folder);
