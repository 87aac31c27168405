// One window in Simplified Chinese: of every kind of text that Drydock shows, the one that a person meets first.
import { suite, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { goTo, openFile, pressUntil, problemRows, runCommand } from "../../scripts/editor/workbench.ts";
import { problem, useEditor } from "./editor.ts";
import { frameWith } from "./shownPage.ts";

const editor = useEditor({ language: "zh-cn" });
const files = {
  "web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replica: 2
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example/web:1.4
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
`,
  "ray.yaml": `apiVersion: ray.io/v1
kind: RayCluster
metadata:
  name: ray
spec:
  rayVersion: "2.46.0"
`,
};

function quickPick(page: Page, text: string): Locator {
  return page.locator(".quick-input-list .monaco-list-row", { hasText: text });
}

suite("an editor in Chinese", () => {
  test("hears Chinese of a manifest, its fields and what is around it", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openFile(page, "web.yaml");
        const rows = await problemRows(page);
        await problem(rows, "`spec` 中没有字段 `replica`。你想写的是 `replicas` 吗？").waitFor();
        await page.locator(".codelens-decoration", { hasText: "被 1 个 Service 选中" }).waitFor();
        await goTo(page, 6, 4);
        const repair = page.locator(".action-widget .monaco-list-row", { hasText: "改为 `replicas`" });
        await pressUntil(page, ["Control+."], repair);
        await page.keyboard.press("Escape");

        await runCommand(page, "为什么没有检查此文档？");
        await quickPick(page, "`apps/v1` 的 `Deployment` 会依据 Kubernetes").waitFor();
        await page.keyboard.press("Escape");

        await runCommand(page, "显示资源关系图");
        const graph = await frameWith(page, "#picture svg");
        await graph.getByText("web.yaml 周围的资源").waitFor();
        await runCommand(page, "View: Close All Editors");

        await openFile(page, "ray.yaml");
        await page.locator(".view-lines").getByText("rayVersion", { exact: true }).hover();
        await page.locator(".monaco-hover-content", { hasText: "镜像中 Ray 的版本" }).waitFor();
      },
      files,
    ));

  test("is shown around in Chinese", (t) =>
    editor.inWindow(t, async (page) => {
      await runCommand(page, "Welcome: Open Walkthrough");
      await quickPick(page, "Drydock 入门").click();
      const step = page.locator(".getting-started-step", { hasText: "打开一个有错误的清单" });
      await step.click();
      await page.getByRole("button", { name: "打开示例清单", exact: true }).click();
      await page.locator(".squiggly-error").first().waitFor();
      await page.locator('.activitybar a[aria-label="Drydock"]').click();
      const chat = await frameWith(page, "#wish");
      await chat.getByRole("button", { name: "发送" }).waitFor();
    }));
});
