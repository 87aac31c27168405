import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { goTo, openFile, pressUntil, problemRows, webviewIn } from "../../scripts/editor/workbench.ts";
import { problem, useEditor, visibleText } from "./editor.ts";

const editor = useEditor();

suite("a manifest in VS Code", () => {
  test("shows squiggles and lists its problems", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      await page.locator(".monaco-editor .squiggly-error").first().waitFor();
      const rows = await problemRows(page);
      await problem(rows, "`replica`").waitFor();
      await problem(rows, "`always`").waitFor();
      await problem(rows, "`512 MB`").waitFor();
      assert.equal(await rows.count(), 4, "one row for the file and one for each problem");
    }));

  test("is mended by a quick fix", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      const rows = await problemRows(page);
      await problem(rows, "`replica`").waitFor();
      await goTo(page, 6, 4);
      const repair = page.locator(".action-widget .monaco-list-row", { hasText: "replicas" }).first();
      await pressUntil(page, ["Control+."], repair);
      await page.keyboard.press("Enter");
      await problem(rows, "`replica`").waitFor({ state: "detached" });
      assert.match(await visibleText(page), /^ *replicas: 2$/m);
    }));

  test("completes the values of an enum", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      const rows = await problemRows(page);
      await problem(rows, "`always`").waitFor();
      await goTo(page, 18, 28);
      await page.keyboard.press("Shift+End");
      await page.keyboard.press("Delete");
      const proposal = page.locator(".suggest-widget .monaco-list-row", { hasText: "IfNotPresent" });
      await pressUntil(page, ["Control+Space"], proposal);
      await proposal.click();
      await problem(rows, "imagePullPolicy").waitFor({ state: "detached" });
      assert.match(await visibleText(page), /^ *imagePullPolicy: IfNotPresent$/m);
    }));

  test("explains a field on hover", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      await problem(await problemRows(page), "`always`").waitFor();
      await goTo(page, 20, 18);
      const hover = page.locator(".monaco-hover", { hasText: "spec.template.spec.containers" }).first();
      await pressUntil(page, ["Control+K", "Control+I"], hover);
    }));

  test("leads from a problem to the page of its rule", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      const row = problem(await problemRows(page), "`always`");
      await row.getByText("invalid-enum", { exact: true }).click();
      const preview = webviewIn(page);
      await preview.getByRole("heading", { name: "invalid-enum" }).waitFor();
    }));

  test("is checked against definitions of the workspace", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "berth.yaml");
      await problem(await problemRows(page), "`left`").waitFor();
    }));

  test("names its Kubernetes version in the language status", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      await problem(await problemRows(page), "`always`").waitFor();
      await page.locator('.statusbar-item[id="status.languageStatus"]').click();
      await page.locator(".hover-language-status", { hasText: "Kubernetes 1." }).first().waitFor();
    }));
});

suite("a file that holds no manifest", () => {
  test("has no problems", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "settings.yaml");
      await openFile(page, "batch.yaml");
      const rows = await problemRows(page);
      await problem(rows, "Always").first().waitFor();
      assert.equal(await problem(rows, "settings.yaml").count(), 0);
    }));
});
