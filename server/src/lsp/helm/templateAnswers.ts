import {
  MarkupKind,
  type CompletionList,
  type Hover,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import { placeAt } from "../../core/documents/sourceFile.ts";
import { completeTemplate } from "../../core/features/templates/completeTemplate.ts";
import { hoverTemplate } from "../../core/features/templates/hoverTemplate.ts";
import { hoverValue } from "../../core/features/templates/hoverValue.ts";
import { hoverNamedTemplate } from "../../core/features/templates/hoverNamedTemplate.ts";
import type { Template } from "../../core/helm/template.ts";
import { templateNameAt, valueAt } from "../../core/helm/valuesUnder.ts";
import type { Message } from "../../core/text/message.ts";
import type { Range } from "../../core/text/range.ts";
import { toCompletionItem, toLspRange } from "../convert.ts";
import { outermost, withInside, type ChartFiles, type TemplateFile } from "./chartFiles.ts";
import { readsOf, referencesIn } from "./chartReads.ts";
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
  const items = completeTemplate(scopedTemplate(chart, open), place.offset, {
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

/** The template, in whose named templates the dot is what one of their callers hands over. */
function scopedTemplate(chart: ChartFiles, open: TemplateFile): Template {
  const { template } = open;
  const called = [...readsOf(chart).called.scopes].find(([{ file }]) => file.uri === open.file.uri)?.[1];
  if (called === undefined) return template;
  const scopes = template.actions.flatMap(
    ({ start }, index) => called.get(start) ?? template.scopes[index] ?? [],
  );
  return { ...template, scopes };
}

/**
 * What the chart sets the value under the cursor to, or what the named template, function or built-in object there is; `null` elsewhere inside of an action, where a
 * manifest has nothing to say, and `undefined` outside.
 */
export async function hoverInTemplate(
  { charts, words }: Needed,
  { textDocument, position }: TextDocumentPositionParams,
): Promise<Hover | null | undefined> {
  const chart = await charts.chartOf(textDocument.uri);
  const open = charts.templateAt(textDocument.uri);
  if (chart === undefined || open === undefined) return undefined;
  const { file, template } = open;
  const { offset, index } = placeAt(file, position);
  if (!template.actions.some(({ start, end }) => start <= offset && offset < end)) return undefined;
  const hover = (range: Range, said: Message | undefined): Hover | null =>
    said === undefined
      ? null
      : {
          range: toLspRange(file, index, range),
          contents: { kind: MarkupKind.Markdown, value: words(said) },
        };
  const named = templateNameAt(template, offset);
  if (named !== undefined) return hover(named, hoverNamedTemplate(named.name, templatesAround(chart)));
  const step = valueAt(referencesIn(chart, textDocument.uri), offset);
  const values = chart.values.defaults?.document;
  const ofValue = step && values && hoverValue(step.path, values);
  if (step !== undefined && ofValue !== undefined) return hover(step.range, ofValue);
  const other = hoverTemplate(template, offset);
  return other === undefined ? null : hover(other.range, other.said);
}

function templatesAround(chart: ChartFiles): readonly Template[] {
  return withInside(outermost(chart)).flatMap(({ templates }) => templates.map(({ template }) => template));
}
