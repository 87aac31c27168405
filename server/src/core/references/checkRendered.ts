import type { CheckSettings } from "../check.ts";
import type { Finding } from "../finding.ts";
import { renderedDocuments, renderFailure, type RenderedChart } from "../helm/renderedChart.ts";
import { objectsForm } from "../kustomize/documentForm.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { checkInSteps } from "../validate/checkDocument.ts";
import type { Steps } from "../validate/steps.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import { failureFinding, renderedFindings } from "./renderedFindings.ts";

/** Findings by the file of a chart that they lie in, below its folder, counted from the start of the file. */
export type FindingsByTemplate = ReadonlyMap<string, readonly Finding[]>;

/**
 * What is wrong with a chart as Helm has rendered it, or where Helm says that it cannot.
 * @param templates texts of the files of the chart that are named; of others nothing is told
 */
export function* checkRendered(
  rendered: RenderedChart,
  templates: ReadonlyMap<string, string>,
  { schemas, settings }: { readonly schemas: SchemaSet; readonly settings: CheckSettings },
): Steps<FindingsByTemplate> {
  const found = new Map<string, readonly Finding[]>();
  if (rendered.kind === "failed") {
    const failure = renderFailure(rendered.errors);
    const template = failure && templates.get(failure.source);
    const finding = failure && template !== undefined ? failureFinding(failure, template) : undefined;
    if (failure !== undefined && finding !== undefined) found.set(failure.source, [finding]);
  }
  for (const document of rendered.kind === "rendered" ? renderedDocuments(rendered.output) : []) {
    const template = templates.get(document.source);
    if (template === undefined) continue;
    const { findings } = yield* checkInSteps(parseDocument(document.text), schemas, settings, objectsForm);
    const placed = renderedFindings(document, findings, template);
    found.set(document.source, [...(found.get(document.source) ?? []), ...placed]);
  }
  return found;
}
