import { l10n, Position, QuickPickItemKind, Range, Uri, window, workspace, type QuickPickItem } from "vscode";
import type { FunctionInWalk, Hop } from "../../core/functionInWalk.ts";
import type { WalkthroughRequests } from "./requests.ts";
import type { Tour } from "./tour.ts";

/** A function of the walkthrough at the cursor. */
export interface FunctionAtCursor {
  /** A file of the program that is walked. */
  readonly entry: Uri;
  readonly uri: Uri;
  readonly found: FunctionInWalk;
}

/**
 * The function at the cursor in the walkthrough that the person is in, else in that of the program around it. Says so where it is
 * in none.
 */
export async function functionAtCursor(
  requests: WalkthroughRequests,
  tour: Tour,
): Promise<FunctionAtCursor | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined || !requests.isSource(editor.document)) {
    void window.showInformationMessage(l10n.t("Put the cursor into a function of a Go file first."));
    return undefined;
  }
  const { uri } = editor.document;
  const entry = tour.entry() ?? uri;
  const answer = await requests.functionAt(entry, editor.document, editor.selection.active);
  switch (answer.kind) {
    case "found":
      return { entry, uri, found: answer.found };
    case "not-reached":
      void window.showInformationMessage(
        l10n.t(
          "The walkthrough does not come to {0}. Of controllers that look alike, it follows one.",
          answer.name,
        ),
      );
      return undefined;
    case "no-function":
      void window.showInformationMessage(l10n.t("Put the cursor into a function of a Go file first."));
      return undefined;
    case "no-program":
      void window.showInformationMessage(
        l10n.t("{0} belongs to no program that can be walked through.", workspace.asRelativePath(uri)),
      );
      return undefined;
  }
}

interface HopItem extends QuickPickItem {
  readonly hop?: Hop;
}

/** The calls that lead to a function, to choose one from and to go there. */
export async function chooseCall({ found: { name, ways } }: FunctionAtCursor): Promise<void> {
  if (ways.length === 0) {
    void window.showInformationMessage(l10n.t("The program begins with {0}.", name));
    return;
  }
  const items = ways.flatMap((way, index): HopItem[] => [
    { label: l10n.t("Way {0}", index + 1), kind: QuickPickItemKind.Separator },
    ...way.map((hop) => ({ label: hop.label, description: placeOf(hop), hop })),
  ]);
  const title = l10n.t("What leads to {0}", name);
  const chosen = await window.showQuickPick(items, { title, matchOnDescription: true });
  if (chosen?.hop !== undefined) await goTo(chosen.hop);
}

function placeOf({ uri, line }: Hop): string {
  return `${workspace.asRelativePath(Uri.parse(uri))}:${String(line)}`;
}

async function goTo({ uri, line }: Hop): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const at = document.lineAt(Math.min(line, document.lineCount) - 1).firstNonWhitespaceCharacterIndex;
  const place = new Position(Math.min(line, document.lineCount) - 1, at);
  await window.showTextDocument(document, { selection: new Range(place, place) });
}
