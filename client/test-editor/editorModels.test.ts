import path from "node:path";
import { suite, test } from "node:test";
import { openFile, pressUntil, runCommand, webviewIn } from "../../scripts/editor/workbench.ts";
import { callTool } from "./agent.ts";
import { useEditor } from "./editor.ts";

const namespaceFile = { "web.yaml": "apiVersion: v1\nkind: Namespace\nmetadata: { name: web }\n" };

suite("the editor's own models", () => {
  const editor = useEditor({
    extensions: [path.join(import.meta.dirname, "../../test-fixtures/extensions/models")],
    settings: {
      "chat.disableAIFeatures": false,
      // Its chat opens in the mode in which one asks.
      "chat.agent.enabled": false,
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
        const panel = webviewIn(page);
        await panel.locator("#wish").fill("a map of colours that never changes");
        await panel.locator("#wish").press("Enter");
        await panel.getByText("looked up ConfigMap.immutable").waitFor();
        await panel.getByText("valid for Kubernetes").waitFor();
        await panel.getByText("immutable: true").waitFor();
      },
      namespaceFile,
    ));

  test("write in the editor's chat, and what they write is checked", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openFile(page, "web.yaml");
        await page.locator(".breadcrumbs-control", { hasText: "Namespace/web" }).waitFor();
        const chat = page.locator(".interactive-session");
        await pressUntil(page, ["Control+Alt+I"], chat.locator(".interactive-input-part").first());
        const wish = "a map of colours that never changes";
        // What is typed would be completed to another agent's name.
        await page.keyboard.insertText(`@drydock ${wish}`);
        await page.keyboard.press("Enter");
        await chat
          .getByText(/Language model unavailable|valid for Kubernetes/u)
          .first()
          .waitFor();
        // The editor looks for models once it is asked for one; the second time it has found ours.
        if (await chat.getByText("Language model unavailable").isVisible()) {
          await page.keyboard.insertText(wish);
          await page.keyboard.press("Enter");
        }
        await chat.getByText("valid for Kubernetes").first().waitFor();
        await chat.getByText("immutable").first().waitFor();
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
