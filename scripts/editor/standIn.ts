#!/usr/bin/env node
// Stands in for the desktop VS Code that `@vscode/test-electron` starts, where there is none: takes the same arguments, runs
// the same tests in the same extension host and ends with the same status, but its window is a headless browser on VS
// Code's own server. Needs the project's Node as `node` on the PATH.
import path from "node:path";
import { format, parseArgs } from "node:util";
import { reportMark } from "./reportMark.ts";
import { startEditorServer } from "./server.ts";
import { openWindow, startBrowser } from "./workbench.ts";

/** Resolves with the exit status that the tests asked for. Prints their report, and all else only when they failed. */
async function runInWindow(folder: string, developedExtension: string, tests: string): Promise<number> {
  const server = await startEditorServer({ testDriver: true });
  const browser = await startBrowser();
  const log: string[] = [];
  try {
    const status = await new Promise<number>((resolve, reject) => {
      openWindow(browser, server, { folder, developedExtension, tests }, async (page) => {
        // The workbench calls these two; in the desktop application they reach the main process.
        await page.exposeFunction("codeAutomationLog", (_type: string, values: readonly unknown[]) => {
          const text = format(...values);
          if (text.startsWith(reportMark)) console.log(text);
          else log.push(text);
        });
        await page.exposeFunction("codeAutomationExit", resolve);
        page.once("crash", () => {
          reject(new Error("The browser tab with the editor crashed."));
        });
      }).catch(reject);
    });
    if (status !== 0) console.error(`The log of the window:\n${log.join("\n")}`);
    return status;
  } finally {
    await browser.close();
    await server.stop();
  }
}

// The desktop application has many options more; what they ask for does not concern a window that is new anyway.
const { values, positionals } = parseArgs({
  options: { extensionDevelopmentPath: { type: "string" }, extensionTestsPath: { type: "string" } },
  strict: false,
  allowPositionals: true,
});
const [folder] = positionals;
const { extensionDevelopmentPath: extension, extensionTestsPath: tests } = values;
if (folder === undefined || typeof extension !== "string" || typeof tests !== "string")
  throw new Error("Usage: standIn.ts FOLDER --extensionDevelopmentPath=FOLDER --extensionTestsPath=MODULE");
process.exitCode = await runInWindow(path.resolve(folder), path.resolve(extension), path.resolve(tests));
