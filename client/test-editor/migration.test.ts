import { suite, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { openFile, runCommand } from "../../scripts/editor/workbench.ts";
import { keepPicture, useEditor } from "./editor.ts";

const editor = useEditor();
const files = {
  "budget.yaml": `apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata:
  name: shop
spec:
  minAvailable: 1
  selector:
    matchLabels:
      app: shop
`,
};

/** Has the workspace looked through; answers the question what shall become of what was found. */
async function migrate(page: Page): Promise<Locator> {
  await openFile(page, "budget.yaml");
  await page.locator(".squiggly-error").first().waitFor();
  await runCommand(page, "Drydock: Migrate Workspace to Current APIs");
  const question = page.locator(".notification-toast", {
    hasText: "Files with objects of old API versions that can be migrated: 1",
  });
  await question.waitFor();
  return question;
}

suite("a workspace with old API versions", () => {
  test("is migrated when the person says so", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        const question = await migrate(page);
        await question.getByRole("button", { name: "Migrate", exact: true }).click();
        await page.locator(".view-line", { hasText: /policy\/v1$/u }).waitFor();
      },
      files,
    ));

  test("is migrated as far as the person ticks changes in the preview", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        const question = await migrate(page);
        await question.getByRole("button", { name: "Choose in the Preview" }).click();
        const preview = page.locator(".bulk-edit-panel");
        await preview.locator(".monaco-list-row", { hasText: "budget.yaml" }).waitFor();
        await keepPicture(page, "what a migration would change");
        await preview.locator("input[type=checkbox], .monaco-checkbox").first().click();
        await preview.getByRole("button", { name: "Apply" }).click();
        await page.locator(".view-line", { hasText: /policy\/v1$/u }).waitFor();
      },
      files,
    ));
});
