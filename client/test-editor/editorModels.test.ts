import path from "node:path";
import { suite, test } from "node:test";
import type { Page } from "playwright-core";
import { openFile, runCommand } from "../../scripts/editor/workbench.ts";
import { useEditor } from "./editor.ts";

const namespaceFile = { "web.yaml": "apiVersion: v1\nkind: Namespace\nmetadata: { name: web }\n" };

/** Has the extension that stands in for an agent call a tool. */
async function callTool(page: Page, name: string, input: object): Promise<void> {
  await runCommand(page, "Harbour: Call Tool");
  const box = page.locator(".quick-input-widget input.input");
  await page.locator(".quick-input-widget", { hasText: "Tool and input" }).waitFor();
  await box.fill(`${name} ${JSON.stringify(input)}`);
  await box.press("Enter");
}

suite("the editor's own models", () => {
  const editor = useEditor({
    extensions: [path.join(import.meta.dirname, "../../test-fixtures/extensions/models")],
    settings: {
      "chat.disableAIFeatures": false,
      "drydock.models.provider": "editor",
      "drydock.models.model": "harbour-small",
    },
  });

  test("look things up with the tools that they are given, and their manifests are checked", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openFile(page, "web.yaml");
        await page.locator(".breadcrumbs-control", { hasText: "Namespace/web" }).waitFor();
        await runCommand(page, "Drydock: Open Chat");
        const panel = page.frameLocator("iframe.webview").frameLocator("iframe#active-frame");
        await panel.locator("#wish").fill("a map of colours that never changes");
        await panel.locator("#wish").press("Enter");
        await panel.getByText("looked up ConfigMap.immutable").waitFor();
        await panel.getByText("valid for Kubernetes").waitFor();
        await panel.getByText("immutable: true").waitFor();
      },
      namespaceFile,
    ));

  test("call tools that only read without a question", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openFile(page, "web.yaml");
        await page.locator(".breadcrumbs-control", { hasText: "Namespace/web" }).waitFor();
        const manifests = "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { contaners: [] }\n";
        await callTool(page, "drydock_validate_manifests", { manifests });
        await page.locator(".view-lines", { hasText: "unknown-field" }).first().waitFor();
      },
      namespaceFile,
    ));
});
