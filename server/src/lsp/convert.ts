import {
  CompletionItemKind,
  CompletionItemTag,
  DiagnosticSeverity,
  DiagnosticTag,
  FoldingRangeKind,
  InsertTextFormat,
  InsertTextMode,
  SymbolKind as LspSymbolKind,
  type CompletionItem as LspCompletionItem,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  type DocumentSymbol as LspDocumentSymbol,
  type FoldingRange as LspFoldingRange,
  type Range as LspRange,
  type TextDocumentContentChangeEvent,
  type TextEdit as LspTextEdit,
} from "vscode-languageserver";
import { locate } from "../core/documents/documentPlace.ts";
import type { Place, Replacement, SourceFile } from "../core/documents/sourceFile.ts";
import { positionAt } from "../core/documents/sourceFile.ts";
import type { CompletionItem, CompletionKind } from "../core/features/completion/item.ts";
import type { DocumentSymbol, SymbolKind } from "../core/features/documentSymbols.ts";
import type { FoldingRange } from "../core/features/foldingRanges.ts";
import type { Finding, Severity } from "../core/finding.ts";
import type { Words } from "../core/text/message.ts";
import type { Range, TextEdit } from "../core/text/range.ts";

const wholeText = {
  start: { line: 0, character: 0 },
  end: { line: Number.MAX_SAFE_INTEGER, character: 0 },
};

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} satisfies Record<Severity, DiagnosticSeverity>;

const tags = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary };

const completionKinds = {
  field: CompletionItemKind.Field,
  value: CompletionItemKind.Value,
  "enum-member": CompletionItemKind.EnumMember,
  type: CompletionItemKind.Class,
  manifest: CompletionItemKind.Snippet,
  element: CompletionItemKind.Struct,
  reference: CompletionItemKind.Reference,
  variable: CompletionItemKind.Variable,
  function: CompletionItemKind.Function,
  namespace: CompletionItemKind.Module,
} satisfies Record<CompletionKind, CompletionItemKind>;

const symbolKinds = {
  manifest: LspSymbolKind.Class,
  mapping: LspSymbolKind.Object,
  list: LspSymbolKind.Array,
  string: LspSymbolKind.String,
  number: LspSymbolKind.Number,
  boolean: LspSymbolKind.Boolean,
  null: LspSymbolKind.Null,
} satisfies Record<SymbolKind, LspSymbolKind>;

/** A range of the part with that index as lines and characters of its file. */
export function toLspRange(file: SourceFile, index: number, range: Range): LspRange {
  return { start: positionAt(file, index, range.start), end: positionAt(file, index, range.end) };
}

export function toLspEdit(file: SourceFile, index: number, edit: TextEdit): LspTextEdit {
  return { range: toLspRange(file, index, edit.range), newText: edit.newText };
}

/** A change without a range replaces the whole text. */
export function fromContentChange(change: TextDocumentContentChangeEvent): Replacement {
  const { start, end } = "range" in change ? change.range : wholeText;
  return { start, end, newText: change.text };
}

/** How findings are told to one editor. */
export interface Telling {
  readonly words: Words;
  /** The address of a rule's page, with `{code}` for its code. */
  readonly rulePage?: string | undefined;
  /** Where related places are looked for first; without it none are shown. */
  readonly openFiles?: ReadonlyMap<string, SourceFile>;
}

export function toDiagnostic(
  file: SourceFile,
  index: number,
  finding: Finding,
  { words, rulePage, openFiles }: Telling,
): Diagnostic {
  const related = openFiles === undefined ? [] : relatedInformation(finding, openFiles, words);
  return {
    range: toLspRange(file, index, finding.range),
    severity: severities[finding.severity],
    code: finding.code,
    ...(rulePage === undefined
      ? {}
      : { codeDescription: { href: rulePage.replace("{code}", finding.code) } }),
    source: "drydock",
    message: words(finding.message),
    ...(finding.tags === undefined ? {} : { tags: finding.tags.map((tag) => tags[tag]) }),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
    data: { path: finding.path, family: finding.family },
  };
}

function relatedInformation(
  { related = [] }: Finding,
  openFiles: ReadonlyMap<string, SourceFile>,
  words: Words,
): DiagnosticRelatedInformation[] {
  return related.flatMap(({ message, place }) => {
    const { uri } = place.file;
    const range = locate(place, openFiles.get(uri) ?? place.file);
    return range === undefined ? [] : [{ message: words(message), location: { uri, range } }];
  });
}

/** What the client can do with a completion item. */
export interface CompletionAbilities {
  readonly snippets: boolean;
  /** The editor's command that asks for completion again, when it has told us one. */
  readonly suggestCommand: string | undefined;
}

export function toCompletionItem(
  file: SourceFile,
  { index }: Place,
  item: CompletionItem,
  abilities: CompletionAbilities,
  words: Words,
): LspCompletionItem {
  const { snippets, suggestCommand } = abilities;
  const asksAgain = item.asksAgain === true && suggestCommand !== undefined;
  return {
    label: item.label,
    kind: completionKinds[item.kind],
    filterText: item.filterText,
    sortText: item.sortText,
    textEdit: {
      range: toLspRange(file, index, item.range),
      newText: snippets ? item.snippet : item.plain,
    },
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    ...(item.detail === undefined ? {} : { detail: words(item.detail) }),
    ...(item.additionalEdits === undefined
      ? {}
      : { additionalTextEdits: item.additionalEdits.map((edit) => toLspEdit(file, index, edit)) }),
    ...(item.documentation === undefined ? {} : { data: item.documentation }),
    ...(item.deprecated === undefined ? {} : { tags: [CompletionItemTag.Deprecated] }),
    ...(asksAgain ? { command: { title: "Suggest", command: suggestCommand } } : {}),
  };
}

export function toDocumentSymbol(file: SourceFile, index: number, symbol: DocumentSymbol): LspDocumentSymbol {
  return {
    name: symbol.name,
    kind: symbolKinds[symbol.kind],
    range: toLspRange(file, index, symbol.range),
    selectionRange: toLspRange(file, index, symbol.selectionRange),
    ...(symbol.detail === undefined ? {} : { detail: symbol.detail }),
    children: symbol.children.map((child) => toDocumentSymbol(file, index, child)),
  };
}

export function toFoldingRange(file: SourceFile, index: number, range: FoldingRange): LspFoldingRange {
  const { start, end } = toLspRange(file, index, range);
  return {
    startLine: start.line,
    endLine: end.line,
    ...(range.kind === "comment" ? { kind: FoldingRangeKind.Comment } : {}),
  };
}
