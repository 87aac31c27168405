import { MarkupKind, type Hover, type HoverParams } from "vscode-languageserver";
import { placeAt } from "../../core/documents/sourceFile.ts";
import { hover as hoverOf } from "../../core/features/hover.ts";
import { toLspRange } from "../convert.ts";
import type { Session } from "../session.ts";

/** `textDocument/hover` */
export function hover({ workspace, runtime }: Session, params: HoverParams): Hover | undefined {
  const { files, schemas } = workspace.snapshot();
  const file = files.get(params.textDocument.uri);
  if (file === undefined) return undefined;
  const { part, offset, index } = placeAt(file, params.position);
  const found = hoverOf(part.text, offset, schemas, runtime.describe);
  if (found === undefined) return undefined;
  return {
    range: toLspRange(file, index, found.range),
    contents: { kind: MarkupKind.Markdown, value: found.markdown },
  };
}
