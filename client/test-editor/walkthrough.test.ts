import assert from "node:assert/strict";
import path from "node:path";
import { suite, test } from "node:test";
import type { Page } from "playwright-core";
import { lens, openFile, runCommand, webviewIn } from "../../scripts/editor/workbench.ts";
import { cursorIn, quickOpen, startWalk, useEditor } from "./editor.ts";

const program = path.join(import.meta.dirname, "../../test-fixtures/go/manager");
const editor = useEditor();

/** What is asked of a mark or a line number in the page. */
interface ShownElement {
  readonly textContent: string;
  readonly className: string;
  getBoundingClientRect(): { readonly y: number };
}

/** The numbers of the lines that are marked: those at the height of a mark. */
async function markedLines(page: Page): Promise<readonly number[]> {
  // All at one moment: a lens that appears meanwhile pushes lines down.
  const elements = await page
    .locator(".monaco-editor")
    .first()
    .locator(".view-overlays .cdr[class*='ced-'], .margin-view-overlays .line-numbers")
    .evaluateAll((found: readonly ShownElement[]) =>
      found.map((element) => ({
        y: element.getBoundingClientRect().y,
        line: element.className.includes("line-numbers") ? Number(element.textContent) : undefined,
      })),
    );
  const marks = new Set(elements.flatMap(({ y, line }) => (line === undefined ? [y] : [])));
  const lines = elements.flatMap(({ y, line }) => (line !== undefined && marks.has(y) ? [line] : []));
  return lines.sort((one, other) => one - other);
}

/** Waits until exactly these lines are marked; the marks follow the cursor. */
async function areMarked(page: Page, lines: readonly number[]): Promise<void> {
  const until = Date.now() + 10_000;
  let marked = await markedLines(page);
  while (marked.join() !== lines.join() && Date.now() < until) {
    await page.waitForTimeout(100);
    marked = await markedLines(page);
  }
  assert.deepEqual(marked, lines);
}

suite("a Go program", () => {
  test("is walked through from the lens above main, step by step with the keyboard", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openFile(page, "main.go");
        await startWalk(page, 18);
        await areMarked(page, [18, 19, 20]);

        await page.keyboard.press("Alt+.");
        await cursorIn(page, 22);
        await page.keyboard.press("Alt+.");
        await cursorIn(page, 25);
        await areMarked(page, [25, 26, 27]);
        await page.keyboard.press("Alt+,");
        await cursorIn(page, 22);

        await lens(page, "10 steps").waitFor();
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

  test("says of a function what it is in the walkthrough, and goes to a call that leads there", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await quickOpen(page, "crate.go", "crate.go");
        await page.locator(".view-line", { hasText: "var job" }).first().click();
        await runCommand(page, "Drydock: Explain This Function in the Walkthrough");
        await page
          .locator(".review-widget", { hasText: "Step 10 of 10." })
          .filter({ hasText: "Before it: 9." })
          .waitFor();

        await runCommand(page, "Drydock: Show What Leads Here in the Walkthrough");
        const call = page.locator(".quick-input-list .monaco-list-row", {
          hasText: "main leads to (*CrateReconciler).Reconcile through an interface",
        });
        await call.first().click();
        await page.locator(".tab.active", { hasText: "main.go" }).waitFor();
      },
      program,
    ));

  test("is a diagram beside the code, whose boxes lead to their steps", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openFile(page, "main.go");
        await startWalk(page, 18);
        await runCommand(page, "Drydock: Show the Diagram of the Walkthrough");
        const diagram = webviewIn(page);
        await diagram.locator("a[aria-current]", { hasText: "1. " }).waitFor();
        await diagram.locator("a", { hasText: "2. " }).first().click();
        await cursorIn(page, 22);
        await diagram.locator("a[aria-current]", { hasText: "2. " }).waitFor();
      },
      program,
    ));
});
