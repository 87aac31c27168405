// drydock.yaml as it is written: from an empty file to a severity that counts at once.
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { goTo, openFile, pressUntil, problemRows } from "../../scripts/editor/workbench.ts";
import { problem, quickOpen, useEditor, visibleText } from "./editor.ts";

const editor = useEditor();
const manifest = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  port: 80
`;

/** Takes a proposal that Ctrl+Space brings; the only value of a key is taken with it. */
async function complete(page: Page, label: string, written = label): Promise<void> {
  const proposal = page.locator(".suggest-widget .monaco-list-row", { hasText: label }).first();
  await pressUntil(page, ["Control+Space"], proposal);
  await proposal.click();
  await page.locator(".view-line", { hasText: written }).waitFor();
}

/** The icon of a problem says how bad it is. */
function shownAs(severity: "error" | "warning", row: Locator): Promise<void> {
  return row.locator(`.codicon-${severity}`).waitFor();
}

suite("drydock.yaml in VS Code", () => {
  test("is completed from nothing, and a severity counts as soon as it is saved", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openFile(page, "web.yaml");
        const row = problem(await problemRows(page), "There is no field `port`");
        await shownAs("error", row);

        await openFile(page, "drydock.yaml");
        await complete(page, "apiVersion", "drydock/v1");
        await page.keyboard.press("Enter");
        await complete(page, "kind", "Configuration");
        await page.keyboard.press("Enter");
        await complete(page, "rules");
        await page.keyboard.type("unknown-fi");
        await complete(page, "unknown-field");
        await complete(page, "warning");
        assert.equal(
          (await visibleText(page)).trimEnd(),
          "apiVersion: drydock/v1\nkind: Configuration\nrules:\n  unknown-field: warning",
        );
        await page.keyboard.press("Control+S");
        await shownAs("warning", row);
      },
      { "drydock.yaml": "", "web.yaml": manifest },
    ));

  test("explains a key, and names and mends a wrong one", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openFile(page, "drydock.yaml");
        const rows = await problemRows(page);
        await problem(rows, "There is no field `practise`").waitFor();
        await goTo(page, 4, 4);
        const hover = page
          .locator(".monaco-hover", { hasText: "Pod Security Standard that pods are to keep" })
          .first();
        await pressUntil(page, ["Control+K", "Control+I"], hover);
        await page.keyboard.press("Escape");

        await goTo(page, 3, 4);
        const repair = page.locator(".action-widget .monaco-list-row", { hasText: "Change to `practice`" });
        await pressUntil(page, ["Control+."], repair);
        await page.keyboard.press("Enter");
        await problem(rows, "practise").waitFor({ state: "detached" });
        assert.match(await visibleText(page), /^practice: warning$/m);
      },
      {
        "drydock.yaml":
          "apiVersion: drydock/v1\nkind: Configuration\npractise: warning\npodSecurity: restricted\n",
      },
    ));
});

suite("the settings in VS Code", () => {
  test("know the codes of findings, and mark one that there is not", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openFile(page, "web.yaml");
        await problem(await problemRows(page), "There is no field `port`").waitFor();
        await quickOpen(page, ".vscode/settings.json", "settings.json");
        await problem(await problemRows(page), "No finding has this code").waitFor();
        await goTo(page, 1, 42);
        await page.keyboard.type(', "pod-dead');
        await complete(page, "pod-deadline");
      },
      {
        "web.yaml": manifest,
        ".vscode/settings.json": '{ "drydock.rules": { "invalid-enm": "off" } }\n',
      },
    ));
});
