// What Drydock shows in pages of its own: in every theme, at twice the size, and without a mouse.
import assert from "node:assert/strict";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, suite, test } from "node:test";
import type { Page } from "playwright-core";
import { lens, openFile, runCommand } from "../../scripts/editor/workbench.ts";
import { keepPicture, useEditor } from "./editor.ts";
import { startModelStandIn } from "./modelStandIn.ts";
import {
  accessibilityProblems,
  belowFold,
  cutOff,
  frameWith,
  unreachedByKeyboard,
  type ShownPage,
} from "./shownPage.ts";

const themes = ["Light Modern", "Dark Modern", "Default High Contrast"];

const valid =
  '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "colours"}, "data": {"sky": "blue"}}';
const invalid =
  '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "Colours"}, "dta": {"sky": "blue"}}';
const kinds = '{"kinds": ["ConfigMap"]}';
const standIn = await startModelStandIn({
  structured: [kinds, valid, kinds, invalid, invalid, invalid],
  words: "",
  gap: "",
});
after(() => {
  standIn.stop();
});
const editor = useEditor({
  settings: { "drydock.models.address": standIn.address, "drydock.models.model": "stand-in" },
});

const program = path.join(import.meta.dirname, "../../test-fixtures/go/manager");
const files = {
  ...Object.fromEntries(
    globSync(["go.mod", "**/*.go"], { cwd: program }).map((name) => [
      name,
      readFileSync(path.join(program, name), "utf8"),
    ]),
  ),
  "shop.yaml": `apiVersion: v1
kind: Pod
metadata: { name: shop }
spec:
  containers:
    - name: shop
      image: registry.example/shop:1.4
      envFrom: [{ configMapRef: { name: settings } }, { secretRef: { name: password } }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
`,
};

async function diagram(page: Page): Promise<ShownPage> {
  await openFile(page, "main.go");
  await lens(page, "Walk through this program").click();
  await page.locator("#status\\.editor\\.selection", { hasText: "Ln 18, Col 1" }).waitFor();
  await runCommand(page, "Drydock: Show the Diagram of the Walkthrough");
  return { name: "diagram", frame: await frameWith(page, "a[aria-current]"), runsScripts: false };
}

async function graph(page: Page): Promise<ShownPage> {
  await openFile(page, "shop.yaml");
  await page.locator(".codelens-decoration", { hasText: "used by 1 object" }).waitFor();
  await runCommand(page, "Drydock: Show Resource Graph");
  return { name: "graph", frame: await frameWith(page, "#picture svg"), runsScripts: true };
}

async function chat(page: Page): Promise<ShownPage> {
  await runCommand(page, "Drydock: Open Chat");
  const frame = await frameWith(page, "#wish");
  for (const outcome of ["valid for Kubernetes", "errors remain"]) {
    await frame.locator("#wish").fill("a map of colours");
    await frame.locator("#wish").press("Enter");
    await frame.getByText(outcome).waitFor();
  }
  return { name: "chat", frame, runsScripts: true };
}

/** How each is opened, and the theme's colour of the part of the window that it lies on. */
const pages = [
  [diagram, "--vscode-editor-background"],
  [graph, "--vscode-editor-background"],
  [chat, "--vscode-sideBar-background"],
] as const;

suite("a page of Drydock", () => {
  test("is readable in every theme and size, and worked by keyboard alone", (t) =>
    editor.inWindow(
      t,
      async (page, folder) => {
        const problems: string[] = [];
        const note = (where: string, found: readonly string[]): void => {
          problems.push(...found.map((problem) => `${where}: ${problem}`));
        };
        mkdirSync(path.join(folder, ".vscode"));
        for (const [open, behind] of pages) {
          const shown = await open(page);
          note(shown.name, await unreachedByKeyboard(page, shown));
          // Nothing has to be scrolled to: axe is silent about the colours of what is out of sight.
          await page.setViewportSize({ width: 1400, height: 1600 });
          for (const theme of themes) {
            const settings = { "workbench.colorTheme": theme };
            writeFileSync(path.join(folder, ".vscode/settings.json"), JSON.stringify(settings));
            await shown.frame.locator(`body[data-vscode-theme-id="${theme}"]`).waitFor();
            note(`${shown.name} in ${theme}`, await accessibilityProblems(shown, behind));
            await keepPicture(page, `${shown.name} in ${theme}`);
          }
          // What a browser makes of a window of 1400 by 900 when it shows everything at twice the size.
          await page.setViewportSize({ width: 700, height: 450 });
          note(`${shown.name} at 200 %`, await belowFold(shown));
          note(`${shown.name} at 200 %`, await cutOff(shown));
          await keepPicture(page, `${shown.name} at 200 %`);
          await page.setViewportSize({ width: 1400, height: 900 });
          // Three groups of editors would not fit into the small window.
          await runCommand(page, "View: Close All Editors");
        }
        assert.deepEqual(problems, []);
      },
      files,
    ));
});
