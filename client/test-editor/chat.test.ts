import assert from "node:assert/strict";
import { after, suite, test } from "node:test";
import type { Page } from "playwright-core";
import { goTo, openFile, repeatUntil, runCommand, webviewIn } from "../../scripts/editor/workbench.ts";
import { keepPicture, useEditor } from "./editor.ts";
import { languageServerBelow } from "./languageServerProcess.ts";
import { startModelStandIn } from "./modelStandIn.ts";

const standIn = await startModelStandIn({
  structured: [
    '{"kinds": ["ConfigMap"]}',
    // Not valid, so it is sent back.
    '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "colours"}, "dta": {"sky": "blue"}}',
    '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "colours"}, "data": {"sky": "blue"}}',
  ],
  words: `Memory has a unit of Kubernetes now.
\`\`\`yaml
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: shop
      image: registry.example/shop:1.4
      resources:
        limits:
          memory: 512M
\`\`\``,
  gap: "farewell: Fair winds",
});
after(() => {
  standIn.stop();
});
const editor = useEditor({
  settings: {
    "drydock.models.address": standIn.address,
    "drydock.models.model": "stand-in",
    "workbench.colorTheme": "Default Dark Modern",
  },
});
const files = {
  "greetings.yaml": `apiVersion: v1
kind: ConfigMap
metadata:
  name: greetings
# Greetings of the harbour
data:
  greeting: Ahoy
`,
  "shop.yaml": `apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: shop
      image: registry.example/shop:1.4
      resources:
        limits:
          memory: 512 MB
`,
};

/** Says a wish in the chat panel and waits for what becomes of it. */
async function ask(page: Page, wish: string): Promise<void> {
  await runCommand(page, "Drydock: Open Chat");
  const panel = webviewIn(page);
  await panel.locator("#wish").fill(wish);
  const answers = panel.getByRole("button", { name: "Show What Was Sent" });
  const before = await answers.count();
  await panel.locator("#wish").press("Enter");
  await answers.nth(before).waitFor();
}

/** Opens a manifest; commands are offered once the extension has named its object. */
async function openManifest(page: Page, file: string, object: string): Promise<void> {
  await openFile(page, file);
  await page.locator(".breadcrumbs-control", { hasText: object }).waitFor();
}

suite("what a model writes in the editor", () => {
  test("the chat panel shows a manifest after the engine has sent it back once, and inserts it", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openManifest(page, "greetings.yaml", "ConfigMap/greetings");
        await runCommand(page, "Drydock: Open Chat");
        const panel = webviewIn(page);
        await panel.locator("#wish").fill("a map of colours");
        await panel.locator("#wish").press("Enter");
        await panel.getByText("valid for Kubernetes 1.36 · repairs: 1").waitFor();
        await panel.getByText("name: colours").waitFor();
        await panel.getByRole("button", { name: "Show What Was Sent" }).click();
        await page.locator(".monaco-editor .view-lines").getByText("a map of colours").first().waitFor();
        await keepPicture(page, "what was sent for a wish");
        await panel.getByRole("button", { name: "New File" }).click();
        await page.locator(".monaco-editor .view-lines").getByText("colours").first().waitFor();

        await panel.getByRole("button", { name: "Retry" }).press("Enter");
        await panel.locator("#wish:focus").waitFor();
      },
      files,
    ));

  test("a wish is kept until it is a turn, and a new chat is about nothing that was said before", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openManifest(page, "greetings.yaml", "ConfigMap/greetings");
        await ask(page, "a map of colours");
        const panel = webviewIn(page);
        await panel.locator("#wish").fill("the same for");
        await runCommand(page, "View: Show Explorer");
        await runCommand(page, "Drydock: Open Chat");
        await panel.locator("#wish").waitFor();
        assert.equal(await panel.locator("#wish").inputValue(), "the same for");

        await runCommand(page, "Drydock: New Chat");
        await panel.locator("hr").waitFor();
        assert.equal(await panel.locator("#wish").inputValue(), "the same for");
        await panel.locator("#wish").press("Enter");
        await panel.locator("hr ~ article .attached").first().waitFor();
        assert.deepEqual(await panel.locator("hr ~ article .attached").allTextContents(), ["greetings.yaml"]);
        assert.equal(await panel.locator("#wish").inputValue(), "");

        await runCommand(page, "Drydock: Clear Chat");
        await page.locator(".monaco-dialog-box").getByRole("button", { name: "Clear" }).click();
        await panel.locator("article").first().waitFor({ state: "hidden" });
      },
      files,
    ));

  test("a proposal appears at the cursor and is taken with Tab; where there is none, the status says why", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openManifest(page, "greetings.yaml", "ConfigMap/greetings");
        await goTo(page, 7, 17);
        await page.keyboard.press("Enter");
        const lines = page.locator(".monaco-editor .view-lines");
        await page.locator(".ghost-text-decoration, .ghost-text").first().waitFor();
        await keepPicture(page, "a proposal at the cursor");
        await page.keyboard.press("Tab");
        await lines.locator(".view-line", { hasText: "farewell" }).waitFor();
        await page.locator(".ghost-text-decoration, .ghost-text").first().waitFor({ state: "hidden" });

        await goTo(page, 5, 27);
        await page.keyboard.type(" ");
        await page.locator('[id="status.languageStatus"]').click();
        await page.getByText("none in comments").first().waitFor();
      },
      files,
    ));

  test("proposals go on after the language server has crashed", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openManifest(page, "greetings.yaml", "ConfigMap/greetings");
        const crashing = languageServerBelow(editor.processId());
        assert.ok(crashing !== undefined);
        process.kill(crashing, "SIGKILL");
        const proposal = page.locator(".ghost-text-decoration, .ghost-text").first();
        // What is typed before the next server has heard of its model is not asked about again.
        for (let attempt = 0; attempt < 10 && !(await proposal.isVisible()); attempt++) {
          await goTo(page, 7, 17);
          await page.keyboard.press("Enter");
          await proposal.waitFor({ timeout: 3_000 }).catch(() => page.keyboard.press("Control+Z"));
        }
        assert.ok(await proposal.isVisible());
      },
      files,
    ));

  test("a repair is shown as a difference before it is taken over, with what was sent", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openManifest(page, "shop.yaml", "Pod/shop");
        await page.locator(".squiggly-error").first().waitFor();
        await goTo(page, 11, 20);
        await runCommand(page, "Drydock: Fix with the Model");
        const question = page.locator(".notification-toast", { hasText: "The proposal adds no error" });
        await question.waitFor();
        await page.locator(".tab.active", { hasText: "as the model would have it" }).waitFor();
        await page.locator(".modified .view-lines").getByText("512M").waitFor();
        await keepPicture(page, "a repair beside what it replaces");
        await question.getByRole("button", { name: "Show What Was Sent" }).click();
        await page.locator(".view-lines").getByText("system:").first().waitFor();
        await question.getByRole("button", { name: "Apply", exact: true }).click();
        await page.locator(".tab", { hasText: "as the model would have it" }).waitFor({ state: "hidden" });
        await page.locator(".tab", { hasText: "shop.yaml" }).first().click();
        await page.locator(".squiggly-error").first().waitFor({ state: "hidden" });
      },
      files,
    ));

  test("a difference is explained beside it", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openManifest(page, "greetings.yaml", "ConfigMap/greetings");
        await goTo(page, 7, 17);
        await page.keyboard.type(", friend");
        await runCommand(page, "File: Compare Active File with Saved");
        await page.locator(".modified .view-lines").getByText("friend").click();
        await runCommand(page, "Drydock: Explain with the Model");
        const subject = { hasText: "The difference that is shown" };
        await page.locator(".quick-input-list .monaco-list-row", subject).click();
        await page.locator(".view-lines").getByText("Memory has a unit of Kubernetes now.").waitFor();
      },
      files,
    ));

  test("a finding is explained, and what it rests on is a click away", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openManifest(page, "shop.yaml", "Pod/shop");
        await page.locator(".squiggly-error").first().waitFor();
        await goTo(page, 11, 20);
        await runCommand(page, "Drydock: Explain with the Model");
        await page.locator(".quick-input-list .monaco-list-row", { hasText: "`512 MB`" }).click();
        const lines = page.locator(".view-lines").last();
        await lines.getByText("This rests on:").waitFor();
        const link = lines.locator(".detected-link", { hasText: "invalid-quantity" }).last();
        await repeatUntil(
          () => link.click({ modifiers: ["Control"], timeout: 3000 }).catch(() => undefined),
          page.locator(".tab", { hasText: "invalid-quantity.md" }),
        );
      },
      files,
    ));

  test("a model for vectors that is pulled does not take the place of the one that writes", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openManifest(page, "greetings.yaml", "ConfigMap/greetings");
        await runCommand(page, "Drydock: Pull a Model");
        const question = page.locator(".quick-input-widget", {
          hasText: "Which model should the server pull",
        });
        await question.locator("input.input").fill("vectors ");
        await question.locator("input.input").press("Enter");
        await page.getByText("vectors does not write").first().waitFor();
        const before = standIn.asked.length;
        await ask(page, "a map of colours");
        const asked = standIn.asked.slice(before).filter((request) => request.startsWith("/api/chat"));
        assert.deepEqual([...new Set(asked)], ["/api/chat stand-in"]);
      },
      files,
    ));

  test("a model that runs elsewhere is asked only after the person has allowed it", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openManifest(page, "greetings.yaml", "ConfigMap/greetings");
        await runCommand(page, "Drydock: Select Model");
        await page.locator(".quick-input-list .monaco-list-row", { hasText: "distant" }).waitFor();
        await keepPicture(page, "choosing a model");
        await page.locator(".quick-input-list .monaco-list-row", { hasText: "distant" }).click();
        const dialog = page.locator(".monaco-dialog-box");
        await dialog.getByText("May Drydock send parts of your manifests to distant").waitFor();
        await dialog.getByText("Secrets are replaced before anything is sent").waitFor();
        await keepPicture(page, "before a model elsewhere is asked");
        await dialog.getByRole("button", { name: "Cancel" }).click();
        await ask(page, "a map of colours");
        assert.ok(!standIn.asked.some((request) => request.includes("distant")), standIn.asked.join());
        await runCommand(page, "Drydock: Select Model");
        await page.locator(".quick-input-list .monaco-list-row", { hasText: "distant" }).click();
        await dialog.getByRole("button", { name: "Allow" }).click();
        await page.locator(".statusbar", { hasText: "Drydock asks distant from now on." }).waitFor();
        const before = standIn.asked.length;
        await ask(page, "another map of colours");
        const asked = standIn.asked.slice(before).filter((request) => request.startsWith("/api/chat"));
        assert.ok(asked.length > 0);
        assert.deepEqual([...new Set(asked)], ["/api/chat distant"]);
      },
      files,
    ));
});
