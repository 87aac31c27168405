import type { SelectionRange, SelectionRangeParams } from "vscode-languageserver";
import { placeAt, type Position, type SourceFile } from "../../core/documents/sourceFile.ts";
import { selectionRanges } from "../../core/features/selectionRanges.ts";
import { toLspRange } from "../convert.ts";
import type { Session } from "../session.ts";

/** `textDocument/selectionRange` */
export function selectionRange(session: Session, params: SelectionRangeParams): SelectionRange[] | undefined {
  const file = session.workspace.snapshot().files.get(params.textDocument.uri);
  return file === undefined
    ? undefined
    : params.positions.map((position) => rangesAround(session, file, position));
}

function rangesAround({ trees }: Session, file: SourceFile, position: Position): SelectionRange {
  const { part, offset, index } = placeAt(file, position);
  const document: SelectionRange = { range: toLspRange(file, index, { start: 0, end: part.text.length }) };
  const inside = selectionRanges(trees.treeOf(part), offset).slice(0, -1);
  return inside.reduceRight<SelectionRange>(
    (parent, range) => ({ range: toLspRange(file, index, range), parent }),
    document,
  );
}
