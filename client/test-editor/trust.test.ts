import assert from "node:assert/strict";
import { after, suite, test } from "node:test";
import { openFile } from "../../scripts/editor/workbench.ts";
import { useEditor } from "./editor.ts";
import { startModelStandIn } from "./modelStandIn.ts";

const standIn = await startModelStandIn({ structured: ["{}"], words: "", gap: "" });
after(() => {
  standIn.stop();
});
const editor = useEditor({
  settings: {
    "drydock.ghostText": "on",
    "drydock.models.address": standIn.address,
    "drydock.models.model": "stand-in",
    "security.workspace.trust.enabled": true,
    "security.workspace.trust.startupPrompt": "never",
    "security.workspace.trust.banner": "never",
  },
});

suite("a workspace that is not trusted", () => {
  test("is checked, and contacts no model, not even to name those that there are", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      await page.locator(".squiggly-error").first().waitFor();
      await page.locator('[id="status.languageStatus"]').click();
      await page.getByText("this workspace is not trusted").first().waitFor();
      await page.getByRole("button", { name: "Select Model" }).first().click();
      await page
        .locator(".notification-toast", {
          hasText: "Models are not asked in a workspace that is not trusted.",
        })
        .waitFor();
      assert.deepEqual(standIn.asked, []);
    }));

  test("names the models that there are once it is trusted, without a restart", (t) =>
    editor.inWindow(t, async (page) => {
      await openFile(page, "web.yaml");
      await page.locator(".squiggly-error").first().waitFor();
      assert.deepEqual(standIn.asked, []);
      await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).click();
      await page.getByRole("button", { name: "Trust", exact: true }).click();
      await page.locator(".workspace-trust-header.workspace-trust-trusted").click();
      await page.keyboard.press("Escape");
      await page.locator('[id="status.languageStatus"]').click();
      await page.getByText("Kubernetes 1.36").first().waitFor();
      assert.equal(await page.getByText("this workspace is not trusted").count(), 0);
      await page.getByRole("button", { name: "Select Model" }).first().click();
      await page.locator(".quick-input-list .monaco-list-row", { hasText: "stand-in" }).waitFor();
    }));
});
