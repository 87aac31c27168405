import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, suite, test, type TestContext } from "node:test";
import type { Locator, Page } from "playwright-core";
import { openFile, problemRows, runCommand } from "../../scripts/editor/workbench.ts";
import { problem, useEditor } from "./editor.ts";

const root = path.join(import.meta.dirname, "../..");

/** A server that never answers, and ends with the editor. */
const silentServer =
  'process.on("message", () => undefined); process.on("disconnect", () => process.exit());\n';

/** The extension with a language server that never becomes ready. */
function extensionWithSilentServer(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "drydock-extension-"));
  for (const part of ["package.json", "package.nls.json", "client/l10n", "dist/client", "dist/icon.png"])
    cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  cpSync(path.join(root, "client/media"), path.join(folder, "client/media"), { recursive: true });
  const server = path.join(folder, "dist/server");
  cpSync(path.join(root, "dist/server"), server, { recursive: true });
  writeFileSync(path.join(server, "languageServer.mjs"), silentServer);
  return folder;
}

/**
 * Waits for the editor to say how long the activation took, which it does when that is over; tells it with the test. Of a window
 * in a browser on a busy machine it says more than of the extension, so that nothing is decided by it.
 */
async function activated(page: Page, t: TestContext): Promise<void> {
  await runCommand(page, "Developer: Show Running Extensions");
  const row = page.locator(".runtime-extensions-editor .extension", { hasText: "Drydock" });
  const time = row.locator(".activation-time", { hasText: /Activation: \d+ms/ });
  await page.locator(".runtime-extensions-editor .extension").first().hover();
  // The slowest stand first, and only those that have room are in the page.
  for (let turn = 0; turn < 20 && !(await time.isVisible()); turn++) {
    await page.mouse.wheel(0, 200);
    await time.waitFor({ timeout: 500 }).catch(() => undefined);
  }
  t.diagnostic(await time.innerText());
}

function statusEntries(page: Page): Locator {
  return page.locator(".hover-language-status");
}

suite("where the language server never becomes ready", () => {
  const folder = extensionWithSilentServer();
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const editor = useEditor({ packages: [], extensions: [folder] });

  test("the extension is active all the same, says that it is starting, and its commands are there", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      await page.locator('[id="status.languageStatus"]').click();
      await statusEntries(page).filter({ hasText: "Drydock is starting" }).waitFor();
      await runCommand(page, "Drydock: Report an Issue");
      await page.locator(".monaco-editor .view-lines", { hasText: "starting" }).first().waitFor();
      await activated(page, t);
    }));
});

suite("with its language server", () => {
  const editor = useEditor();

  test("the extension is active and finds", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      await problem(await problemRows(page), "`replica`").waitFor();
      await activated(page, t);
    }));
});
