// What the end-to-end tests share: one VS Code server with the packed extension, and a window of its own for every test.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { after, before, type TestContext } from "node:test";
import type { Browser, Locator, Page } from "playwright-core";
import { startEditorServer, type EditorOptions, type EditorServer } from "../../scripts/editor/server.ts";
import { lens, openWindow, pressUntil, startBrowser } from "../../scripts/editor/workbench.ts";
import { packageFile } from "../../scripts/package.ts";
import { copyWorkspace, createWorkspace } from "../../scripts/sampleWorkspace.ts";

const artifacts = path.join(import.meta.dirname, "../../.artifacts/editor");

export interface Editor {
  /**
   * Runs a test in a new window; keeps a picture of how it ended.
   * @param steps of the test, with the folder of the workspace
   * @param content of the workspace: a folder of which it is a copy, or the texts of its files by their names; else the sample
   */
  inWindow(
    test: TestContext,
    steps: (page: Page, folder: string) => Promise<void>,
    content?: string | Readonly<Record<string, string>>,
  ): Promise<void>;
  /** The process of the running VS Code server. */
  processId(): number;
}

/** Starts the editor before the tests of the file or suite in which this is called, and ends it after them. */
export function useEditor(options: EditorOptions = {}): Editor {
  let server: EditorServer | undefined;
  let browser: Browser | undefined;
  const running = (): { server: EditorServer; browser: Browser } => {
    if (server === undefined || browser === undefined) throw new Error("The editor runs during tests only.");
    return { server, browser };
  };
  before(async () => {
    server = await startEditorServer({ packages: [packageFile], ...options });
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });
  return {
    processId: () => running().server.processId,
    inWindow: async (test, steps, content) => {
      const workspace = typeof content === "object" ? createWorkspace(content) : copyWorkspace(content);
      const page = await openWindow(running().browser, running().server, { folder: workspace.folder });
      try {
        await steps(page, workspace.folder);
      } finally {
        await keepPicture(page, test.name);
        await page.context().close();
        workspace.remove();
      }
    },
  };
}

/** Keeps what the window shows in .artifacts/editor, for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(artifacts, { recursive: true });
  await page.screenshot({ path: path.join(artifacts, `${name.replaceAll(/\W+/g, "-")}.png`) });
}

/** The problem whose message contains a text, in the Problems panel. */
export function problem(rows: Locator, message: string): Locator {
  return rows.filter({ hasText: message });
}

/** Opens a file by its path: folders are closed in the explorer. */
export async function quickOpen(page: Page, file: string, name: string): Promise<void> {
  await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
  const widget = page.locator(".quick-input-widget");
  const input = widget.locator("input.input");
  await widget.waitFor({ state: "hidden" });
  await pressUntil(page, ["Control+P"], input);
  await input.fill(file);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first().click();
  await page.locator(".tab.active", { hasText: name }).waitFor();
}

/** What is asked of an element in the page. */
interface ShownLine {
  readonly textContent: string;
  getBoundingClientRect(): { readonly y: number };
}

/** The text of the lines that the active editor shows, with ordinary spaces. */
export async function visibleText(page: Page): Promise<string> {
  // All at one moment: a lens that appears meanwhile pushes a line out of the window.
  const placed = await page
    .locator(".monaco-editor .view-lines")
    .first()
    .locator(".view-line")
    .evaluateAll((lines: readonly ShownLine[]) =>
      lines.map((line) => ({ text: line.textContent, y: line.getBoundingClientRect().y })),
    );
  // The editor reuses its elements, so their order is not the order of the lines.
  const ordered = placed.toSorted((a, b) => a.y - b.y);
  return ordered.map(({ text }) => text.replaceAll("\u00a0", " ")).join("\n");
}

/** Waits for the cursor to stand at the begin of a line, counted from 1. */
export async function cursorIn(page: Page, line: number): Promise<void> {
  await cursorAt(page, line).waitFor();
}

function cursorAt(page: Page, line: number): Locator {
  return page.locator("#status\\.editor\\.selection", { hasText: `Ln ${String(line)}, Col 1` });
}

/** Starts the walk through the open program, whose first step is in a line. */
export async function startWalk(page: Page, line: number): Promise<void> {
  const start = lens(page, "Walk through this program");
  const first = cursorAt(page, line);
  await start.click();
  // A lens that is drawn anew just then drops the click.
  await first.waitFor({ timeout: 20_000 }).catch(() => start.click());
  await first.waitFor();
}
