// The VS Code window in a headless Chromium, worked as a person works it. The selectors are those of the accessible,
// long-lived parts of the workbench; every wait is for something that shows on the screen.
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser, type FrameLocator, type Locator, type Page } from "playwright-core";
import type { EditorServer } from "./server.ts";

/** What the window shows and runs besides the installed extensions. */
export interface WindowContent {
  readonly folder: string;
  /** Extension under development; like `tests`, it needs the server's test driver. */
  readonly developedExtension?: string;
  /** A module whose `run` is called inside the extension host. */
  readonly tests?: string;
}

/** A browser without a window of its own. `DRYDOCK_CHROMIUM` names another executable than those on the PATH. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
}

function findChromium(): string {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const found = process.env["DRYDOCK_CHROMIUM"] ?? candidates.find((candidate) => existsSync(candidate));
  if (found === undefined) {
    throw new Error("No Chromium on the PATH. On Debian: apt-get install chromium fonts-dejavu-core");
  }
  return found;
}

/**
 * Opens one window of the editor; resolves when the workbench stands.
 * @param prepare what has to be done with the empty page before the editor is loaded into it
 */
export async function openWindow(
  browser: Browser,
  server: EditorServer,
  content: WindowContent,
  prepare?: (page: Page) => Promise<void>,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(windowAddress(server, content));
  await page.locator(".monaco-workbench .part.statusbar").waitFor();
  return page;
}

/** The address under which any browser on this machine shows the same window. */
export function windowAddress(server: EditorServer, content: WindowContent): string {
  const remote = (file: string): string => `vscode-remote://${server.authority}${file}`;
  const payload: [string, string][] = [];
  if (content.developedExtension !== undefined) {
    payload.push(["extensionDevelopmentPath", remote(content.developedExtension)]);
  }
  if (content.tests !== undefined) payload.push(["extensionTestsPath", remote(content.tests)]);
  const query = new URLSearchParams({ folder: content.folder });
  if (payload.length > 0) query.set("payload", JSON.stringify(payload));
  return `${server.address}/?${query.toString()}`;
}

/** Opens a file that stands in the top folder of the explorer. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).first().dblclick();
  await page.locator(".tab.active", { hasText: name }).waitFor();
  await page.locator(".monaco-editor .view-lines").first().waitFor();
}

/** Runs a command by its title in the palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = page.locator(".quick-input-widget input.input");
  const row = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
  const patience = { timeout: 10_000 };
  const run = async (): Promise<void> => {
    await page.keyboard.press("F1");
    await input.waitFor({ timeout: 3000 }).catch(() => undefined);
    await pressUntil(page, ["F1"], input);
    await input.fill(`>${title}`, patience);
    await row.click(patience);
  };
  // What a window shows late takes the focus from the palette, which closes before the command is chosen.
  await run().catch(run).catch(run);
}

/** Puts the cursor at a 1-based position of the active editor. */
export async function goTo(page: Page, line: number, column: number): Promise<void> {
  const widget = page.locator(".quick-input-widget");
  const input = widget.locator("input.input");
  // What was chosen in it before closes it, and has to have done so: the keys would not be pressed for one that is open.
  await widget.waitFor({ state: "hidden" });
  await pressUntil(page, ["Control+G"], input);
  await input.fill(`:${String(line)}:${String(column)}`);
  // Pressed before the place is understood it does nothing.
  for (let attempt = 0; attempt < 10 && (await widget.isVisible()); attempt++) {
    await page.keyboard.press("Enter");
    await widget.waitFor({ state: "hidden", timeout: 3000 }).catch(() => undefined);
  }
  await widget.waitFor({ state: "hidden" });
}

/** Presses keys until they have an effect. */
export async function pressUntil(page: Page, keys: readonly string[], shown: Locator): Promise<void> {
  await repeatUntil(async () => {
    for (const key of keys) await page.keyboard.press(key);
  }, shown);
}

/** Does something until it has an effect: a window that is busy with something else drops it, or hides again what it has shown. */
export async function repeatUntil(act: () => Promise<void>, shown: Locator): Promise<void> {
  for (let attempt = 0; attempt < 10 && !(await shown.isVisible()); attempt++) {
    await act();
    await shown.waitFor({ timeout: 3000 }).catch(() => undefined);
  }
  await shown.waitFor();
}

/** The rows of the Problems panel, which this opens: a file's row, then its problems. */
export async function problemRows(page: Page): Promise<Locator> {
  const panel = page.locator(".markers-panel");
  if (!(await panel.isVisible())) await page.keyboard.press("Control+Shift+M");
  await panel.waitFor();
  return panel.locator(".monaco-list-row");
}

/** The page of the one webview that is shown. */
export function webviewIn(page: Page): FrameLocator {
  return page.frameLocator("iframe.webview").frameLocator("iframe#active-frame");
}

/** The first lens above a line that says something. */
export function lens(page: Page, text: string): Locator {
  return page.locator(".codelens-decoration a", { hasText: text }).first();
}
