import path from "node:path";
import { suite, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { lens, openFile } from "../../scripts/editor/workbench.ts";
import { useEditor } from "./editor.ts";

const fixtures = path.join(import.meta.dirname, "../../test-fixtures");
const program = path.join(fixtures, "go/doubtful");

/** Walks the program through, and shows the tree of its steps. */
async function walk(page: Page): Promise<Locator> {
  await lens(page, "Walk through this program").click();
  await lens(page, "5 steps").waitFor();
  await page.locator('.activitybar [aria-label^="Drydock"]').first().click();
  return page.locator('.pane-body [role="treeitem"]');
}

suite("a step of a walkthrough that is not certain", () => {
  const withGo = useEditor({ extensions: [path.join(fixtures, "extensions/go")] });
  const alone = useEditor();

  test("is settled by the Go extension where it runs, for the function that was taken or against it", (t) =>
    withGo.inWindow(
      t,
      async (page) => {
        await openFile(page, "main.go");
        await page.locator(".statusbar-item", { hasText: "Go stand-in" }).waitFor();
        const steps = await walk(page);
        await steps
          .filter({ hasText: "5. " })
          .filter({ hasText: "the Go extension finds other functions" })
          .waitFor();
        await steps.filter({ hasText: "3. " }).filter({ hasNotText: "most likely" }).waitFor();
      },
      program,
    ));

  test("stays the most likely one where there is no Go extension", (t) =>
    alone.inWindow(
      t,
      async (page) => {
        await openFile(page, "main.go");
        const steps = await walk(page);
        await steps.filter({ hasText: "3. " }).filter({ hasText: "most likely" }).waitFor();
        await steps.filter({ hasText: "5. " }).filter({ hasText: "most likely" }).waitFor();
      },
      program,
    ));
});
