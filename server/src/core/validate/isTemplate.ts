import type { DocumentForm } from "../kustomize/documentForm.ts";
import { endOfLine, startOfLine } from "../yaml/comments.ts";
import type { YamlDocument } from "../yaml/node.ts";

/** Helm and other templates become manifests only when they are rendered; their braces are what breaks the YAML. */
export function isTemplate({ text, problems }: YamlDocument): boolean {
  return problems.some(({ start, end }) =>
    text.slice(startOfLine(text, start), endOfLine(text, end)).includes("{{"),
  );
}

/** A document of a chart's templates that Helm makes something else of; the others are manifests as they stand. */
export function isChartTemplate({ text }: YamlDocument, form: DocumentForm): boolean {
  return form.kind === "template" && text.includes("{{");
}
