import {
  MarkupKind,
  type CompletionList,
  type Hover,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import { placeAt } from "../../core/documents/sourceFile.ts";
import { completeTemplate } from "../../core/features/templates/completeTemplate.ts";
import { hoverValue } from "../../core/features/templates/hoverValue.ts";
import { valueAt } from "../../core/helm/valuesUnder.ts";
import { toCompletionItem, toLspRange } from "../convert.ts";
import { withInside } from "./chartFiles.ts";
import type { Session } from "../session.ts";

type Needed = Pick<Session, "charts" | "client" | "words">;

/** What may be written inside of an action of a template; `undefined` outside of actions and of templates. */
export async function completeInTemplate(
  { charts, client, words }: Needed,
  { textDocument, position }: TextDocumentPositionParams,
): Promise<CompletionList | undefined> {
  const chart = await charts.chartOf(textDocument.uri);
  const open = charts.templateAt(textDocument.uri);
  if (chart === undefined || open === undefined) return undefined;
  const place = placeAt(open.file, position);
  const items = completeTemplate(open.template, place.offset, {
    values: chart.values.defaults?.document,
    templateNames: withInside(chart).flatMap(({ templates }) =>
      templates.flatMap(({ template }) => template.definitions.map(({ name }) => name)),
    ),
  });
  return (
    items && {
      isIncomplete: false,
      items: items.map((item) => toCompletionItem(open.file, place, item, client, words)),
    }
  );
}

/** What the chart sets the value under the cursor to. */
export async function hoverInTemplate(
  { charts, words }: Needed,
  { textDocument, position }: TextDocumentPositionParams,
): Promise<Hover | undefined> {
  const chart = await charts.chartOf(textDocument.uri);
  const open = charts.templateAt(textDocument.uri);
  if (chart === undefined || open === undefined) return undefined;
  const { offset, index } = placeAt(open.file, position);
  const step = valueAt(open.template, offset);
  const values = chart.values.defaults?.document;
  const said = step === undefined || values === undefined ? undefined : hoverValue(step.path, values);
  return (
    step &&
    said && {
      range: toLspRange(open.file, index, step.range),
      contents: { kind: MarkupKind.Markdown, value: words(said) },
    }
  );
}
