// `npm run pictures`: takes the pictures of the README from the packed extension in a real VS Code, into docs/images.
//
//   node scripts/pictures.ts [NAME...]     for example `findings`
import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { installEditor } from "./editor/install.ts";
import { startEditorServer } from "./editor/server.ts";
import {
  goTo,
  lens,
  openFile,
  openWindow,
  pressUntil,
  problemRows,
  runCommand,
  startBrowser,
  webviewIn,
} from "./editor/workbench.ts";
import { packageFile, packExtension } from "./package.ts";
import { copyWorkspace, sampleWorkspace } from "./sampleWorkspace.ts";

interface Picture {
  readonly name: string;
  readonly theme: string;
  /** Of which the window shows a copy. */
  readonly workspace: string;
  readonly prepare: (page: Page) => Promise<void>;
}

const root = path.dirname(import.meta.dirname);
const images = path.join(root, "docs/images");
const { positionals } = parseArgs({ allowPositionals: true });

const pictures: readonly Picture[] = [
  {
    name: "findings",
    theme: "Default Light Modern",
    workspace: sampleWorkspace,
    prepare: async (page) => {
      await openFile(page, "web.yaml");
      const rows = await problemRows(page);
      await rows.filter({ hasText: "`replica`" }).waitFor();
      // A lens that comes later would move the line away from below the menu.
      await page.locator(".codelens-decoration", { hasText: "selected by 1 service" }).waitFor();
      await goTo(page, 6, 4);
      const fix = page.locator(".action-widget .monaco-list-row", { hasText: "replicas" }).first();
      await pressUntil(page, ["Control+."], fix);
    },
  },
  {
    name: "field",
    theme: "Default Dark Modern",
    workspace: sampleWorkspace,
    prepare: async (page) => {
      await openFile(page, "web.yaml");
      await page.locator(".squiggly-error").first().waitFor();
      await page.locator(".view-lines").getByText("containers", { exact: true }).hover();
      await page.locator(".monaco-hover-content").getByText("Container").first().waitFor();
    },
  },
  {
    name: "graph",
    theme: "Default Dark Modern",
    workspace: path.join(root, "test-fixtures/shop"),
    prepare: async (page) => {
      await openFile(page, "shop.yaml");
      await page.locator(".codelens-decoration").first().waitFor();
      await runCommand(page, "Drydock: Show Resource Graph");
      const graph = webviewIn(page);
      await graph.locator("svg").first().waitFor();
      await runCommand(page, "View: Toggle Primary Side Bar Visibility");
      await page.locator(".explorer-folders-view").waitFor({ state: "hidden" });
      await widen(page, 190);
    },
  },
  {
    name: "walkthrough",
    theme: "Default High Contrast",
    workspace: path.join(root, "test-fixtures/go/manager"),
    prepare: async (page) => {
      await openFile(page, "main.go");
      await lens(page, "Walk through this program").click();
      await page.locator("#status\\.editor\\.selection", { hasText: "Ln 18, Col 1" }).waitFor();
      await page.keyboard.press("Alt+.");
      await page.locator("#status\\.editor\\.selection", { hasText: "Ln 22, Col 1" }).waitFor();
      await page.locator('.activitybar a[aria-label="Drydock"]').click();
      // Away from the button, whose tooltip would lie over the view.
      await page.mouse.move(500, 886);
      await page.locator(".pane-header", { hasText: "Walkthrough" }).waitFor();
      await page.locator(".pane-body .monaco-list-row").first().waitFor();
      const chat = webviewIn(page);
      await chat.getByText("Say what should run").waitFor();
    },
  },
];

/** Gives the right one of two editors so many pixels of the left one. */
async function widen(page: Page, pixels: number): Promise<void> {
  const right = await page.locator(".editor-group-container").last().boundingBox();
  if (right === null) throw new Error("There is no editor whose edge could be moved.");
  await page.mouse.move(right.x, right.y + right.height / 2);
  await page.mouse.down();
  await page.mouse.move(right.x - pixels, right.y + right.height / 2, { steps: 10 });
  await page.mouse.up();
  // Away from the edge, which would stay marked.
  await page.mouse.move(500, 886);
}

installEditor();
await packExtension();
mkdirSync(images, { recursive: true });
const browser = await startBrowser();
const wanted = positionals.length > 0 ? pictures.filter(({ name }) => positionals.includes(name)) : pictures;
try {
  for (const { name, theme, workspace, prepare } of wanted) {
    const settings = { "workbench.colorTheme": theme, "breadcrumbs.enabled": true };
    const server = await startEditorServer({ packages: [packageFile], settings });
    const copy = copyWorkspace(workspace);
    try {
      const page = await openWindow(browser, server, { folder: copy.folder });
      await prepare(page);
      await page.screenshot({ path: path.join(images, `${name}.png`) });
      await page.context().close();
    } finally {
      copy.remove();
      await server.stop();
    }
  }
} finally {
  await browser.close();
}
console.log(`docs/images: ${readdirSync(images).join(", ")}`);
