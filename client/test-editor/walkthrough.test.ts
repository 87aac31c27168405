import assert from "node:assert/strict";
import path from "node:path";
import { suite, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { openFile } from "../../scripts/editor/workbench.ts";
import { useEditor } from "./editor.ts";

const program = path.join(import.meta.dirname, "../../test-fixtures/go/manager");
const editor = useEditor();

/** Waits until the cursor is in a line, which the status bar tells. */
async function cursorIn(page: Page, line: number): Promise<void> {
  await page.locator("#status\\.editor\\.selection", { hasText: `Ln ${String(line)}, Col 1` }).waitFor();
}

/** The numbers of the lines that are marked: those at the height of a mark. */
async function markedLines(page: Page): Promise<number[]> {
  const area = page.locator(".monaco-editor").first();
  const heights = async (locator: Locator): Promise<(number | undefined)[]> =>
    Promise.all((await locator.all()).map(async (each) => (await each.boundingBox())?.y));
  const marks = await heights(area.locator(".view-overlays .cdr[class*='ced-']"));
  const numbers = area.locator(".margin-view-overlays .line-numbers");
  const texts = await numbers.allInnerTexts();
  const lines = (await heights(numbers)).flatMap((y, index) =>
    marks.includes(y) ? [Number(texts[index])] : [],
  );
  return lines.sort((one, other) => one - other);
}

suite("a Go program", () => {
  test("is walked through from the lens above main, step by step with the keyboard", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openFile(page, "main.go");
        await page
          .locator(".codelens-decoration a", { hasText: "Walk through this program" })
          .first()
          .click();
        await cursorIn(page, 18);
        assert.deepEqual(await markedLines(page), [18, 19, 20]);

        await page.keyboard.press("Alt+.");
        await cursorIn(page, 22);
        await page.keyboard.press("Alt+.");
        await cursorIn(page, 25);
        assert.deepEqual(await markedLines(page), [25, 26, 27]);
        await page.keyboard.press("Alt+,");
        await cursorIn(page, 22);

        await page.locator(".codelens-decoration a", { hasText: "10 steps" }).first().waitFor();
        await page.locator('.activitybar [aria-label^="Drydock"]').first().click();
        const steps = page.locator('.pane-body [role="treeitem"]');
        // The view chooses the current step when it is shown; a click before that would be undone.
        await page
          .locator('.pane-body [role="treeitem"][aria-selected="true"]', { hasText: "2. " })
          .waitFor();
        await steps.filter({ hasText: "7. " }).first().click();
        await page.locator(".tab.active", { hasText: "crate.go" }).waitFor();
        await cursorIn(page, 17);
      },
      program,
    ));
});
