import type { Page } from "playwright-core";
import { runCommand } from "../../scripts/editor/workbench.ts";

/** Has the extension that stands in for an agent call a tool; what it answers becomes a document. */
export async function callTool(page: Page, name: string, input: object): Promise<void> {
  await runCommand(page, "Harbour: Call Tool");
  const box = page.locator(".quick-input-widget input.input");
  await page.locator(".quick-input-widget", { hasText: "Tool and input" }).waitFor();
  await box.fill(`${name} ${JSON.stringify(input)}`);
  await box.press("Enter");
}
