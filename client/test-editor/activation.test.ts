import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, suite, test, type TestContext } from "node:test";
import type { Locator, Page } from "playwright-core";
import { openFile, problemRows, runCommand } from "../../scripts/editor/workbench.ts";
import { problem, useEditor } from "./editor.ts";
import { languageServerBelow } from "./languageServerProcess.ts";

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
 * Tells with the test what the editor says of how long the activation took, for us and for those that it activated meanwhile: in
 * the time of loading they are counted for each other. Nothing is decided by it, as it says more of the machine than of the extension.
 */
async function tellTimes(page: Page, t: TestContext): Promise<void> {
  const size = page.viewportSize();
  await runCommand(page, "Developer: Startup Performance");
  // Only lines that have room are in the page.
  await page.setViewportSize({ width: 1600, height: 12_000 });
  const lines = page.locator(".monaco-editor .view-line");
  await lines.filter({ hasText: "drydock.drydock" }).first().waitFor();
  const texts = (await lines.allInnerTexts()).map((text) => text.replaceAll(/\s+/gu, " "));
  for (const text of texts.filter((text) => /Load Code|\| on\w+/u.test(text))) t.diagnostic(text);
  if (size !== null) await page.setViewportSize(size);
  await runCommand(page, "View: Close Editor");
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
      await tellTimes(page, t);
    }));
});

suite("with its language server", () => {
  const editor = useEditor();

  test("the extension is active and finds", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      await problem(await problemRows(page), "`replica`").waitFor();
      await tellTimes(page, t);
    }));
});

suite("where nothing may be a manifest", () => {
  // Of its own, as a language server ends some time after its window.
  const editor = useEditor();

  test("the extension starts no server for JSON until there is a manifest", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openFile(page, "package.json");
        // Commands wait for the activation.
        await runCommand(page, "Drydock: Show Output");
        await page
          .locator(".monaco-select-box, .action-item select", { hasText: "Drydock" })
          .first()
          .waitFor();
        await tellTimes(page, t);
        assert.equal(languageServerBelow(editor.processId()), undefined);

        await openFile(page, "service.json");
        await problem(await problemRows(page), "`prots`").waitFor();
      },
      {
        "package.json": '{ "name": "shop", "version": "1.0.0" }',
        "service.json": '{ "apiVersion": "v1", "kind": "Service", "metadata": {}, "spec": { "prots": [] } }',
      },
    ));
});
