import { env, l10n, Uri, ViewColumn, window, workspace, type WebviewPanel } from "vscode";
import type { Step } from "../../core/walkthrough.ts";
import { diagramPage } from "../../core/walkthroughDiagram.ts";
import type { Tour } from "./tour.ts";

/** The steps of the walkthrough as a diagram beside the code. */
export interface Diagram {
  show(): void;
  dispose(): void;
}

export function createDiagram(tour: Tour): Diagram {
  let panel: WebviewPanel | undefined;

  function refresh(): void {
    const walkthrough = tour.walkthrough();
    if (panel === undefined) return;
    if (walkthrough === undefined) {
      panel.dispose();
      return;
    }
    const words = {
      language: env.language,
      likely: l10n.t("most likely"),
      library: l10n.t("goes on inside a library"),
      lost: l10n.t("lost: walk again"),
    };
    panel.title = walkthrough.title;
    const nonce = crypto.randomUUID().replaceAll("-", "");
    panel.webview.html = diagramPage(walkthrough, tour.current()?.order, placeOf, words, nonce);
  }

  const listener = tour.onDidChange(refresh);
  return {
    show() {
      if (tour.walkthrough() === undefined) return;
      panel ??= open();
      panel.reveal(undefined, true);
      refresh();
    },
    dispose() {
      listener.dispose();
      panel?.dispose();
    },
  };

  function open(): WebviewPanel {
    const opened = window.createWebviewPanel(
      "drydock.diagram",
      "",
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      // No script: a box is a link that runs the one command which goes to a step.
      { enableScripts: false, enableCommandUris: ["drydock.goToStep"], localResourceRoots: [] },
    );
    opened.onDidDispose(() => {
      panel = undefined;
    });
    return opened;
  }
}

function placeOf({ uri, startLine }: Step): string {
  return `${workspace.asRelativePath(Uri.parse(uri))}:${String(startLine)}`;
}
