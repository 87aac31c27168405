import { window, type TextEditor } from "vscode";

/** The editor that a command means: the active one, or the only one that is shown beside a page such as that of the first steps. */
export function shownEditor(): TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = window;
  return activeTextEditor ?? (visibleTextEditors.length === 1 ? visibleTextEditors[0] : undefined);
}
