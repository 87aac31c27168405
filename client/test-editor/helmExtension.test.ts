import assert from "node:assert/strict";
import path from "node:path";
import { suite, test } from "node:test";
import type { Page } from "playwright-core";
import { goTo, pressUntil, problemRows } from "../../scripts/editor/workbench.ts";
import { problem, quickOpen, useEditor } from "./editor.ts";

const helmExtension = path.join(import.meta.dirname, "../../test-fixtures/extensions/helm");
const isRunning = { hasText: "Helm stand-in runs" };

const chart = {
  "web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 0.1.0\n",
  "web/values.yaml": "# How many Pods run.\nreplicas: 2\nregion: west\n",
  "web/templates/web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Values.region }}
spec:
  replcas: {{ .Values.replicas }}
`,
  "playbooks/templates/web.yaml": "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ item }}\n",
};

/** The labels that are proposed at a place, once the list stands: it is drawn anew when another extension has answered. */
async function proposedAt(page: Page, line: number, column: number): Promise<readonly string[]> {
  await goTo(page, line, column);
  const rows = page.locator(".suggest-widget.visible .monaco-list-row");
  await pressUntil(page, ["Control+Space"], rows.filter({ hasText: "region" }));
  const shown = async (): Promise<readonly string[]> =>
    (await rows.locator(".label-name").allTextContents()).toSorted();
  let before = await shown();
  for (;;) {
    await page.waitForTimeout(500);
    const now = await shown();
    if (now.join() === before.join()) return now;
    before = now;
  }
}

async function hoverAt(page: Page, line: number, column: number, text: string): Promise<void> {
  await goTo(page, line, column);
  const hover = page.locator(".monaco-hover", { hasText: text }).first();
  await pressUntil(page, ["Control+K", "Control+I"], hover);
}

suite("beside the Kubernetes extension", () => {
  const editor = useEditor({ extensions: [helmExtension] });

  test("a template is checked, and what both know of it is said once", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await quickOpen(page, "web/templates/web.yaml", "web.yaml");
        await page.locator(".statusbar-item", isRunning).waitFor();
        await problem(await problemRows(page), "`replcas`").waitFor();
        await page.locator(".monaco-editor .view-line").first().click();
        assert.deepEqual(await proposedAt(page, 6, 23), ["region", "replicas", "theirs"]);
        await page.keyboard.press("Escape");
        await hoverAt(page, 6, 25, "Known to the stand-in");
        assert.equal(await page.locator(".monaco-hover", { hasText: "How many Pods run" }).count(), 0);
        await hoverAt(page, 4, 20, "region: west");
      },
      chart,
    ));

  test("its files keep the language that it gives them, also where there is no chart", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await quickOpen(page, "playbooks/templates/web.yaml", "web.yaml");
        await page.locator(".statusbar-item", isRunning).waitFor();
        await page.locator("#status\\.editor\\.mode", { hasText: "Helm" }).waitFor();
      },
      chart,
    ));
});

suite("where a person says which language templates have", () => {
  const editor = useEditor({ settings: { "files.associations": { "web/templates/*.yaml": "yaml" } } });

  test("they keep it, and are still checked as templates", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await quickOpen(page, "web/templates/web.yaml", "web.yaml");
        const rows = await problemRows(page);
        await problem(rows, "`replcas`").waitFor();
        await page.locator("#status\\.editor\\.mode", { hasText: "YAML" }).waitFor();
        assert.equal(await problem(rows, "yaml-syntax").count(), 0);
      },
      chart,
    ));
});
