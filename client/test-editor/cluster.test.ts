import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, suite, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { findControlPlane } from "../../scripts/controlPlane/find.ts";
import { startControlPlane, type ControlPlane } from "../../scripts/controlPlane/start.ts";
import {
  goTo,
  openFile,
  problemRows,
  repeatUntil,
  runCommand,
  webviewIn,
} from "../../scripts/editor/workbench.ts";
import { callTool } from "./agent.ts";
import { keepPicture, problem, useEditor } from "./editor.ts";

const files = {
  "shop.yaml": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  namespace: default
spec:
  replicas: 1
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
        - name: shop
          image: registry.example/shop:1.4
`,
};

/** Opens the manifest; commands are offered once the extension has named the object. */
async function openShop(page: Page): Promise<void> {
  await openFile(page, "shop.yaml");
  await page.locator(".breadcrumbs-control", { hasText: "Deployment/shop" }).waitFor();
}

/** Replaces lines of the manifest, whose numbers count from 1, and saves it. */
async function rewrite(page: Page, lines: Readonly<Record<number, string>>): Promise<void> {
  await page.locator(".tab", { hasText: "shop.yaml" }).first().click();
  for (const [line, text] of Object.entries(lines)) {
    await goTo(page, Number(line), 1);
    await page.keyboard.press("Shift+End");
    await page.keyboard.insertText(text);
  }
  await page.keyboard.press("Control+S");
  await page.locator(".tab:not(.dirty)", { hasText: "shop.yaml" }).waitFor();
}

async function choose(page: Page, context: string): Promise<void> {
  await runCommand(page, "Drydock: Select Cluster Context");
  const quickPick = page.locator(".quick-input-widget");
  await quickPick.getByText("Work with which cluster?").waitFor();
  await keepPicture(page, `choosing ${context}`);
  await quickPick.locator(`.monaco-list-row[aria-label^="${context}"]`).click();
  await quickPick.getByText("Which namespace").waitFor();
  await quickPick.locator('.monaco-list-row[aria-label^="default"]').click();
  await page.locator(".statusbar-item", { hasText: `${context}/default` }).waitFor();
}

async function chooseNamespace(page: Page, context: string, namespace: string): Promise<void> {
  await runCommand(page, "Drydock: Select Namespace");
  const quickPick = page.locator(".quick-input-widget");
  await quickPick.getByText("Which namespace").waitFor();
  await quickPick.locator(`.monaco-list-row[aria-label^="${namespace}"]`).click();
  await page.locator(".statusbar-item", { hasText: `${context}/${namespace}` }).waitFor();
}

async function agree(page: Page, action: string): Promise<void> {
  const dialog = page.locator(".monaco-dialog-box");
  await dialog.waitFor();
  await keepPicture(page, `asking before ${action}`);
  await dialog.getByRole("button", { name: action, exact: true }).click();
}

/** Waits for the sentence in which a command says what it has done, and puts it away. */
async function told(page: Page, sentence: string): Promise<void> {
  const said = notification(page, sentence);
  await said.waitFor({ timeout: 20_000 }).catch(() => undefined);
  // A toast goes by itself, in a busy window before anybody has seen it; the list of notifications keeps it.
  await repeatUntil(() => runCommand(page, "Notifications: Show Notifications"), said);
  await keepPicture(page, sentence);
  await page.keyboard.press("Escape");
  await runCommand(page, "Notifications: Clear All Notifications");
}

function notification(page: Page, sentence: string): Locator {
  const text = { hasText: sentence };
  return page.locator(".notification-toast", text).or(page.locator(".notifications-center", text)).first();
}

const source = await findControlPlane();
const skip = source === undefined && "no control plane: set DRYDOCK_KUBE_ASSETS or KUBEBUILDER_ASSETS";

suite("a real cluster in the editor", { skip }, () => {
  let controlPlane: ControlPlane | undefined;
  const folder = mkdtempSync(path.join(tmpdir(), "drydock-kubeconfig-"));
  before(async () => {
    if (source === undefined) return;
    controlPlane = await startControlPlane(source);
    const second = path.join(folder, "prod");
    writeFileSync(
      second,
      "apiVersion: v1\nkind: Config\ncontexts: [{ name: prod, context: { cluster: test, user: admin } }]\n",
    );
    process.env["KUBECONFIG"] = [controlPlane.kubeconfig, second].join(path.delimiter);
  });
  after(async () => {
    await controlPlane?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const editor = useEditor({
    extensions: [path.join(import.meta.dirname, "../../test-fixtures/extensions/models")],
    settings: { "chat.disableAIFeatures": false },
  });

  test("gets nothing from an agent that the person has not agreed to", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openShop(page);
        await choose(page, "test");
        const dialog = page.locator(".monaco-dialog-box");
        const answer = page.locator(".view-lines");
        const call = (): Promise<void> =>
          callTool(page, "drydock_apply_manifest_file", { path: "shop.yaml" });

        await call();
        await dialog.getByText("Apply shop.yaml to test?").waitFor();
        await dialog.getByText("On test, namespace default:").waitFor();
        await dialog.getByText("Deployment default/shop").waitFor();
        await keepPicture(page, "what an agent wants to apply");
        await dialog.getByRole("button", { name: "Cancel" }).click();
        await answer.getByText("drydock_apply_manifest_file was not carried out").waitFor();

        // The tool may begin; what it would change is a question of its own.
        await call();
        await dialog.getByRole("button", { name: "Yes" }).click();
        await dialog.getByText("Tried on the server: 1 would be created").waitFor();
        await dialog.getByRole("button", { name: "Cancel" }).click();
        await answer.getByText("Nothing was applied.").waitFor();

        await call();
        await dialog.getByRole("button", { name: "Yes" }).click();
        await agree(page, "Apply");
        // Created only now.
        await answer.getByText("Deployment default/shop: created").waitFor();
        await runCommand(page, "Notifications: Clear All Notifications");
        await runCommand(page, "Drydock: Undo Last Deploy");
        await agree(page, "Undo");
        await told(page, "Undo on test: 1 deleted");
      },
      files,
    ));

  test("goes from a manifest to the cluster and back", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openShop(page);
        await choose(page, "test");
        await chooseNamespace(page, "test", "kube-system");
        await chooseNamespace(page, "test", "default");

        await runCommand(page, "Drydock: Dry Run on the Cluster");
        await told(page, "Dry run on test: 1 would be created");
        await runCommand(page, "Drydock: Apply to the Cluster");
        await agree(page, "Apply");
        await told(page, "Apply to test: 1 created");
        await page.getByText("0/1 ready").waitFor();

        await runCommand(page, "Drydock: Open Chat");
        const chat = webviewIn(page);
        await chat.getByRole("button", { name: "Attach …" }).click();
        await page
          .locator(".quick-input-list .monaco-list-row", { hasText: "as the cluster has it" })
          .click();
        await chat.getByText("Deployment default/shop in test").waitFor();

        await runCommand(page, "Focus on In This Workspace View");
        const tree = page.locator(".pane", { hasText: "In This Workspace" });
        const row = tree.locator(".monaco-list-row", { hasText: "Deployment default/shop" });
        await row.filter({ hasText: "as written" }).waitFor();
        await keepPicture(page, "the tree after the deploy");

        await rewrite(page, { 10: "      app: store", 14: "        app: store" });
        await runCommand(page, "Drydock: Dry Run on the Cluster");
        await told(page, "Dry run on test: 1 failed");
        await problem(await problemRows(page), "field is immutable").waitFor();
        await keepPicture(page, "a mistake that only the server knows");

        await rewrite(page, { 7: "  replicas: 2", 10: "      app: shop", 14: "        app: shop" });
        await row.filter({ hasText: "differs" }).hover();
        await row.getByRole("button", { name: "Compare This Object with the Cluster" }).click();
        await page.locator(".tab.active", { hasText: "Changes on test" }).waitFor();
        await page.locator(".modified .view-lines").getByText("replicas: 2").waitFor();
        await keepPicture(page, "what applying would change");
        await runCommand(page, "View: Close All Editors");

        await openShop(page);
        await runCommand(page, "Drydock: Apply to the Cluster");
        await page
          .locator(".monaco-dialog-box", { hasText: "Tried on the server: 1 would be changed" })
          .waitFor();
        await agree(page, "Show Differences");
        await page.locator(".modified .view-lines").getByText("replicas: 2").waitFor();
        const question = page.locator(".notification-toast", {
          hasText: "Apply Deployment default/shop on test",
        });
        await keepPicture(page, "the question beside the differences");
        const apply = question.getByRole("button", { name: "Apply", exact: true });
        // A window that has just drawn a question may drop the first press of its button.
        await repeatUntil(
          () => apply.click({ timeout: 3000 }).catch(() => undefined),
          row.filter({ hasText: "as written" }),
        );
        await told(page, "Apply to test: 1 changed");

        await runCommand(page, "Drydock: Undo Last Deploy");
        await agree(page, "Undo");
        await told(page, "Undo on test: 1 changed");
        await runCommand(page, "Drydock: Undo Last Deploy");
        await agree(page, "Undo");
        await told(page, "Undo on test: 1 deleted");
        await row.filter({ hasText: "not there" }).waitFor();
      },
      files,
    ));

  test("asks to type the name of a cluster where a slip costs a lot", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openShop(page);
        await choose(page, "prod");
        await page.locator(".statusbar-item.error-kind", { hasText: "prod/default" }).waitFor();
        await runCommand(page, "Drydock: Apply to the Cluster");
        await agree(page, "Apply");
        const box = page.locator(".quick-input-widget");
        await box.getByText("Type the name of the context").waitFor();
        await box.locator("input.input").fill("test");
        await box.getByText("This is not prod").waitFor();
        await keepPicture(page, "another name was typed");
        await box.locator("input.input").fill("prod");
        await page.keyboard.press("Enter");
        await told(page, "Apply to prod: 1 created");
      },
      files,
    ));
});
