import {
  MarkupKind,
  type CompletionList,
  type Hover,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import { placeAt, type Place, type SourceFile } from "../../core/documents/sourceFile.ts";
import { complete } from "../../core/features/completion/complete.ts";
import { hover } from "../../core/features/hover.ts";
import { chartSchema } from "../../core/helm/chartSchema.ts";
import { allValues } from "../../core/helm/chartValues.ts";
import { joinedSchema } from "../../core/references/valuesFindings.ts";
import { onlySchema, readJsonSchema } from "../../core/schema/readJsonSchema.ts";
import type { SchemaSet } from "../../core/schema/schema.ts";
import { schemasOf } from "./chartFiles.ts";
import { toCompletionItem, toLspRange } from "../convert.ts";
import type { Session } from "../session.ts";

/** A place in an open `Chart.yaml`, or in a file of values whose chart has a schema for them. */
interface PlaceInValues {
  readonly file: SourceFile;
  readonly place: Place;
  readonly schemas: SchemaSet;
}

async function placeInValues(
  { charts, workspace }: Pick<Session, "charts" | "workspace">,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
): Promise<PlaceInValues | undefined> {
  const chart = await charts.chartOf(uri);
  const isOpen = workspace.snapshot().files.has(uri);
  const described = chart?.description?.file;
  const ofChart = readJsonSchema(chartSchema);
  if (isOpen && described?.uri === uri && ofChart !== undefined)
    return { file: described, place: placeAt(described, position), schemas: onlySchema(ofChart) };
  const file =
    chart && isOpen ? allValues(chart.values).find((each) => each.file.uri === uri)?.file : undefined;
  const schema = chart && joinedSchema(schemasOf(chart));
  if (schema === undefined || file === undefined) return undefined;
  return { file, place: placeAt(file, position), schemas: onlySchema(schema) };
}

/** What may be written in a `Chart.yaml`, or as the schema of a chart says in its values; `undefined` elsewhere. */
export async function completeInValues(
  session: Pick<Session, "charts" | "client" | "words" | "workspace">,
  params: TextDocumentPositionParams,
): Promise<CompletionList | undefined> {
  const found = await placeInValues(session, params);
  if (found === undefined) return undefined;
  const { file, place, schemas } = found;
  const list = complete(place.part.text, place.offset, schemas, { language: "yaml", objects: [] });
  return {
    isIncomplete: list.incomplete,
    items: list.items.map((item) => toCompletionItem(file, place, item, session.client, session.words)),
  };
}

/** What the schema of a chart says of the value under the cursor. */
export async function hoverInValues(
  session: Pick<Session, "charts" | "describe" | "words" | "workspace">,
  params: TextDocumentPositionParams,
): Promise<Hover | undefined> {
  const found = await placeInValues(session, params);
  if (found === undefined) return undefined;
  const { file, place, schemas } = found;
  const said = hover(place.part.text, place.offset, schemas, session.describe);
  return (
    said && {
      range: toLspRange(file, place.index, said.range),
      contents: { kind: MarkupKind.Markdown, value: session.words(said.markdown) },
    }
  );
}
