import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { goTo, openFile, problemRows } from "../../scripts/editor/workbench.ts";
import { problem, useEditor, visibleText } from "./editor.ts";
import { languageServerBelow } from "./languageServerProcess.ts";

const editor = useEditor();

suite("a crash of the language server", () => {
  test("loses no keystroke, and the checks go on", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      const rows = await problemRows(page);
      await problem(rows, "`always`").waitFor();
      const crashing = languageServerBelow(editor.processId());
      assert.ok(crashing !== undefined);
      await goTo(page, 4, 12);
      await page.keyboard.type("\nnamespace: ha");
      process.kill(crashing, "SIGKILL");
      await page.keyboard.type("rbour\nowner: me");

      await problem(rows, "`owner`").waitFor();
      assert.match(await visibleText(page), /name: web\n *namespace: harbour\n *owner: me\nspec:/);
      assert.notEqual(languageServerBelow(editor.processId()), crashing);
    }));
});
