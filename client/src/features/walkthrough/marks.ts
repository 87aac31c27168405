import { Disposable, l10n, Range, ThemeColor, window, type TextEditor } from "vscode";
import type { Step } from "../../core/walkthrough.ts";
import type { Tour } from "./tour.ts";

/** Marks the lines of the current step in every editor that shows them, and says behind the first one what it is. */
export function markSteps(tour: Tour): Disposable {
  const lines = window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new ThemeColor("editor.rangeHighlightBackground"),
    overviewRulerColor: new ThemeColor("editorOverviewRuler.findMatchForeground"),
  });
  const words = window.createTextEditorDecorationType({
    after: {
      color: new ThemeColor("editorCodeLens.foreground"),
      fontStyle: "italic",
      margin: "0 0 0 2em",
    },
  });

  function mark(editor: TextEditor): void {
    const step = tour.current();
    const range = step?.uri === editor.document.uri.toString() ? rangeOf(step, editor) : undefined;
    editor.setDecorations(lines, range === undefined ? [] : [range]);
    editor.setDecorations(
      words,
      range === undefined || step === undefined
        ? []
        : [
            {
              range: editor.document.lineAt(range.start.line).range,
              renderOptions: { after: { contentText: annotation(step, tour) } },
            },
          ],
    );
  }
  const markAll = (): void => {
    window.visibleTextEditors.forEach(mark);
  };
  return Disposable.from(
    lines,
    words,
    tour.onDidChange(markAll),
    window.onDidChangeVisibleTextEditors(markAll),
  );
}

function rangeOf({ startLine, endLine }: Step, { document }: TextEditor): Range | undefined {
  const last = Math.min(endLine, document.lineCount) - 1;
  return startLine - 1 > last ? undefined : new Range(startLine - 1, 0, last, 0);
}

function annotation({ order, title, summary, status }: Step, tour: Tour): string {
  const count = tour.walkthrough()?.steps.length ?? order;
  const remark = status === "changed" ? l10n.t(" (the code has changed)") : "";
  return `${String(order)}/${String(count)} · ${title}${remark} — ${summary}`;
}
