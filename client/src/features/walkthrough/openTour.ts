import { l10n, Uri, window, workspace } from "vscode";
import { tourRoot } from "../../core/walkthrough.ts";
import type { WalkthroughRequests } from "./requests.ts";
import type { Tour } from "./tour.ts";

const mostTours = 200;

/** Begins a tour that somebody wrote for CodeTour. @param clicked its file, where it was chosen in the explorer */
export async function openTour(clicked: unknown, requests: WalkthroughRequests, tour: Tour): Promise<void> {
  const file = clicked instanceof Uri ? clicked : await chooseTour();
  if (file === undefined) return;
  const walkthrough = await requests.openTour(file, file.with({ path: tourRoot(file.path) }));
  if (walkthrough === undefined)
    void window.showInformationMessage(l10n.t("{0} has no steps.", workspace.asRelativePath(file)));
  else await tour.begin(walkthrough, undefined);
}

async function chooseTour(): Promise<Uri | undefined> {
  const files = await workspace.findFiles("**/*.tour", "**/node_modules/**", mostTours);
  if (files.length === 0)
    void window.showInformationMessage(l10n.t("There is no tour file in the workspace."));
  if (files.length < 2) return files[0];
  const items = files.map((file) => ({ label: workspace.asRelativePath(file), file }));
  return (await window.showQuickPick(items, { title: l10n.t("Which tour?") }))?.file;
}
