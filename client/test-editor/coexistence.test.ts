import assert from "node:assert/strict";
import path from "node:path";
import { suite, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { goTo, openFile, problemRows } from "../../scripts/editor/workbench.ts";
import { problem, useEditor } from "./editor.ts";

const yamlExtension = path.join(import.meta.dirname, "../../test-fixtures/extensions/yaml");
const settings = {
  "yaml.schemaStore.enable": false,
  "yaml.schemas": { [pathToFileURL(path.join(yamlExtension, "deployment.schema.json")).href]: "*.yaml" },
};
const theirs = "Property replica is not allowed";
const ours = "There is no field `replica`";

/** Breaks the YAML itself in a place that is otherwise fine. */
async function breakSyntax(page: Page): Promise<void> {
  await goTo(page, 4, 12);
  await page.keyboard.type("\nlabels: a: b");
}

suite("beside the YAML extension", () => {
  const editor = useEditor({ extensions: [yamlExtension], settings });

  test("a manifest is Drydock's", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      const rows = await problemRows(page);
      await problem(rows, "`always`").waitFor();
      // The YAML service looks again at every edit.
      await goTo(page, 1, 1);
      await page.keyboard.type("# edited\n");
      await problem(rows, theirs).waitFor({ state: "detached" });
      // The list is drawn anew at every answer, and holds nothing or the same twice for a moment.
      await problem(rows, "replica").nth(1).waitFor({ state: "detached" });
      await problem(rows, ours).waitFor();
    }));

  test("what is no manifest stays with the YAML extension", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "settings.yaml");
      await page.keyboard.press("Control+End");
      await page.keyboard.type("spec: {replica: 1}");
      const rows = await problemRows(page);
      await problem(rows, theirs).waitFor();
      assert.equal(await problem(rows, "drydock").count(), 0);
    }));

  test("a syntax error is shown once", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      const rows = await problemRows(page);
      await problem(rows, "`always`").waitFor();
      await breakSyntax(page);
      await problem(rows, "[Ln 5,").filter({ hasText: /YAML/ }).first().waitFor();
      await problem(rows, "[Ln 5,")
        .filter({ hasText: /drydock/ })
        .waitFor({ state: "detached" });
    }));
});

suite("where Drydock defers to the YAML extension", () => {
  const editor = useEditor({
    extensions: [yamlExtension],
    settings: { ...settings, "drydock.coexistence": "defer" },
  });

  test("what both know is said once, by the YAML extension", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      const rows = await problemRows(page);
      await problem(rows, "`always`").waitFor();
      await problem(rows, theirs).waitFor();
      await problem(rows, ours).waitFor({ state: "detached" });
    }));
});
