import assert from "node:assert/strict";
import path from "node:path";
import { suite, test } from "node:test";
import {
  goTo,
  openFile,
  pressUntil,
  problemRows,
  runCommand,
  webviewIn,
} from "../../scripts/editor/workbench.ts";
import { browserOnlyExtension } from "./browserOnly.ts";
import { cursorIn, problem, startWalk, useEditor, visibleText } from "./editor.ts";
import { languageServerBelow } from "./languageServerProcess.ts";

const editor = useEditor({ packages: [], extensions: [browserOnlyExtension()] });
const goProgram = path.join(import.meta.dirname, "../../test-fixtures/go/manager");

const graphFiles = {
  "web.yaml": `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: example.com/web:1
      envFrom: [{ configMapRef: { name: settings } }]
`,
  "settings.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n",
};

suite("in a browser alone", () => {
  test("a manifest is checked, completed and explained, and no process is started", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      const rows = await problemRows(page);
      await problem(rows, "`replica`").waitFor();
      await goTo(page, 20, 18);
      const hover = page.locator(".monaco-hover", { hasText: "spec.template.spec.containers" }).first();
      await pressUntil(page, ["Control+K", "Control+I"], hover);
      await page.keyboard.press("Escape");
      await goTo(page, 18, 28);
      await page.keyboard.press("Shift+End");
      await page.keyboard.press("Delete");
      const proposal = page.locator(".suggest-widget .monaco-list-row", { hasText: "IfNotPresent" });
      await pressUntil(page, ["Control+Space"], proposal);
      await proposal.click();
      await problem(rows, "imagePullPolicy").waitFor({ state: "detached" });
      assert.match(await visibleText(page), /^ *imagePullPolicy: IfNotPresent$/m);
      assert.equal(languageServerBelow(editor.processId()), undefined);
    }));

  test("what a manifest refers to in other files is drawn", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openFile(page, "web.yaml");
        await page.locator(".breadcrumbs-control", { hasText: "Pod/web" }).waitFor();
        await runCommand(page, "Drydock: Show Resource Graph");
        const picture = webviewIn(page);
        await picture
          .getByRole("button", { name: /settings/u })
          .first()
          .waitFor();
      },
      graphFiles,
    ));

  test("a Go program is walked through", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openFile(page, "main.go");
        await startWalk(page, 18);
        await page.keyboard.press("Alt+.");
        await cursorIn(page, 22);
        // The file with the reconciler, which was not open, was read as well.
        await pressUntil(page, ["Alt+."], page.locator(".tab.active", { hasText: "crate.go" }));
        await openFile(page, "main.go");
        await page.getByText(/^Walk through this program, \d+ steps$/u).waitFor();
      },
      goProgram,
    ));

  test("commands that need a cluster are hidden", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      await problem(await problemRows(page), "`replica`").waitFor();
      const input = page.locator(".quick-input-widget input.input");
      await pressUntil(page, ["F1"], input);
      await input.fill(">Drydock: Select");
      const commands = page.locator(".quick-input-list .monaco-list-row");
      await commands.filter({ hasText: "Drydock: Select Kubernetes Version" }).waitFor();
      assert.equal(await commands.filter({ hasText: "Drydock: Select Cluster Context" }).count(), 0);
    }));
});
