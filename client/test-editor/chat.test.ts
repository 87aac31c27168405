import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, suite, test } from "node:test";
import type { FrameLocator, Page } from "playwright-core";
import { openFile, runCommand } from "../../scripts/editor/workbench.ts";
import { useEditor } from "./editor.ts";

const answers = [
  '{"kinds": ["ConfigMap"]}',
  '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "colours"}, "dta": {"sky": "blue"}}',
  '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "colours"}, "data": {"sky": "blue"}}',
];

/** A stand-in for Ollama: says the same answers in the same order, the second of them not valid. */
async function startStandIn(): Promise<Server> {
  let asked = 0;
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === "/api/tags") {
      response.end(JSON.stringify({ models: [{ name: "stand-in" }] }));
      return;
    }
    const content = answers[asked++ % answers.length];
    const model = "stand-in";
    const pieces = [
      { model, message: { role: "assistant", content }, done: false },
      { model, message: { role: "assistant", content: "" }, done: true },
    ];
    response.end(pieces.map((piece) => `${JSON.stringify(piece)}\n`).join(""));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

const standIn = await startStandIn();
after(() => standIn.close());
const { port } = standIn.address() as AddressInfo;
const editor = useEditor({
  settings: {
    "drydock.models.address": `http://127.0.0.1:${String(port)}`,
    "drydock.models.model": "stand-in",
  },
});

function panelOf(page: Page): FrameLocator {
  return page.frameLocator("iframe.webview").frameLocator("iframe#active-frame");
}

suite("the chat panel", () => {
  test("shows a manifest after the engine has sent it back once, and inserts it", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      // Commands are offered once the extension is known.
      await page.locator(".squiggly-error").first().waitFor();
      await runCommand(page, "Drydock: Open Chat");
      const panel = panelOf(page);
      await panel.locator("#wish").fill("a map of colours");
      await panel.locator("#wish").press("Enter");
      await panel.getByText("valid for Kubernetes 1.36 · repairs: 1").waitFor();
      await panel.getByText("name: colours").waitFor();
      await panel.getByRole("button", { name: "New File" }).click();
      await page.locator(".monaco-editor .view-lines").getByText("colours").first().waitFor();
    }));
});
