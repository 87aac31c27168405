import assert from "node:assert/strict";
import { after, suite, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { repeatUntil, runCommand } from "../../scripts/editor/workbench.ts";
import { useEditor } from "./editor.ts";
import { startModelStandIn } from "./modelStandIn.ts";

const standIn = await startModelStandIn({ structured: ["{}"], words: "", gap: "" });
after(() => {
  standIn.stop();
});
const editor = useEditor({ settings: { "drydock.models.address": standIn.address } });

function step(page: Page, title: string): Locator {
  return page.locator(".getting-started-step", { hasText: title });
}

/** A quarter of a second after it was opened a step takes the focus, and with it closes what an early press has shown. */
async function open(page: Page, title: string): Promise<void> {
  await step(page, title).click();
  await page.locator(".getting-started-step.expanded", { hasText: title }).waitFor();
  await page.waitForTimeout(600);
}

/** Opens a step and presses its button until something is shown. */
async function take(page: Page, title: string, button: string, shown: Locator): Promise<void> {
  await open(page, title);
  await repeatUntil(() => page.getByRole("button", { name: button, exact: true }).click(), shown);
}

async function isDone(page: Page, title: string): Promise<void> {
  await page.locator('.getting-started-step[aria-checked="true"]', { hasText: title }).waitFor();
}

suite("the first steps", () => {
  test("lead from a sample over its repair to a model and a dry run", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await runCommand(page, "Welcome: Open Walkthrough");
        await page
          .locator(".quick-input-list .monaco-list-row", { hasText: "First steps with Drydock" })
          .click();
        const found = page.locator(".squiggly-error").first();
        await take(page, "Open a manifest with mistakes", "Open Sample Manifest", found);
        await isDone(page, "Open a manifest with mistakes");

        const mistake = page.locator(".marker-widget", { hasText: "replica" });
        await take(page, "See what the cluster would say", "Show a Mistake", mistake);
        await isDone(page, "See what the cluster would say");
        await page.locator(".peekview-widget .codicon-close").click();

        await open(page, "See what the cluster would say");
        const why = page.getByText("Why Is This Document Not Checked?");
        await repeatUntil(
          () => why.click(),
          page.locator(".quick-input-list", { hasText: "`Deployment` of `apps/v1` is checked" }),
        );
        // It is closed by whatever takes the focus; the page would take Escape for the way back.
        await page.locator(".view-line", { hasText: "kind: Deployment" }).click();

        const fix = page.locator(".action-widget .monaco-list-row", { hasText: "replicas" }).first();
        await take(page, "Repair a mistake", "Repair a Mistake", fix);
        await fix.click();
        await page.locator(".view-line", { hasText: "replicas: 2" }).waitFor();
        await isDone(page, "Repair a mistake");

        const model = page.locator(".quick-input-list .monaco-list-row", { hasText: "stand-in" });
        await take(page, "Select a model", "Select Model", model);
        await model.click();
        await isDone(page, "Select a model");

        const offer = page.locator(".notification-toast", { hasText: "No cluster is connected." });
        await take(page, "Try it without changing anything", "Dry Run", offer);
        await offer.getByRole("button", { name: "Select Cluster Context" }).waitFor();
        const done = await page.locator('.getting-started-step[aria-checked="true"]').count();
        assert.equal(done, 4, "nothing was tried on a cluster, and none is connected");
      },
      { "README.md": "" },
    ));
});
