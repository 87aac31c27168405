import { suite, test } from "node:test";
import { problemRows, runCommand } from "../../scripts/editor/workbench.ts";
import { problem, quickOpen, useEditor } from "./editor.ts";

const editor = useEditor();

const chart = {
  "web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 0.1.0\n",
  "web/values.yaml": "replicas: 2\n",
  "web/templates/web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  replcas: {{ .Values.replica }}
`,
  "pod.yaml":
    "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  restartpolicy: Always\n  containers: []\n",
};

suite("a chart in VS Code", () => {
  test("has templates with their own language, checked by what stands in them", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await quickOpen(page, "templates/web.yaml", "web.yaml");
        await page.locator(".statusbar-item", { hasText: "Helm Template" }).waitFor();
        const rows = await problemRows(page);
        await problem(rows, "`replcas`").waitFor();
        await page.locator(".monaco-editor .squiggly-hint").first().waitFor();
      },
      chart,
    ));

  test("is a part of the workspace, whose files are checked without being opened", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await quickOpen(page, "web/values.yaml", "values.yaml");
        await runCommand(page, "Drydock: Check the Whole Workspace");
        await problem(page.locator(".markers-panel .monaco-list-row"), "`restartpolicy`").waitFor();
      },
      chart,
    ));
});
