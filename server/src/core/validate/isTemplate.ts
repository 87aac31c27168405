import type { DocumentForm } from "../kustomize/documentForm.ts";
import { endOfLine, startOfLine } from "../yaml/comments.ts";
import type { YamlDocument } from "../yaml/node.ts";

/**
 * Helm and other templates become manifests only when they are rendered; their marks are what breaks the YAML: `{{ }}`, `{% %}` of Jinja,
 * `{name[key]}` of Python or `{name}` before other text, `@name@`, a field or a variable in a line of its own, and the variable of
 * `envsubst` that is a value in braces without quotes (`{ port: ${PORT} }`). Those of ytt are YAML with its code in comments.
 */
export function isTemplate({ text, problems }: YamlDocument): boolean {
  if (text.includes("#@") && ofYtt.test(text)) return true;
  return problems.some(({ start, end }) =>
    mark.test(text.slice(startOfLine(text, start), endOfLine(text, end))),
  );
}

const mark =
  /\{\{|\{%|\{\w+(?:\.\w+)*\[[\w-]+\]\}|\{\w+(?:\.\w+)*\}[\w./-]|@\w+@|^\s*(?:\{\w+(?:\.\w+)*\}|\$[A-Z_][A-Z0-9_]*|\$\{[A-Z_][^{}]*\})\s*$|\{[^{}]*:\s+\$\{[A-Za-z_][^{}]*\}/mu;

/** `name: #@ data.values.name`, `#@ if …`, `#@overlay/match …` (https://carvel.dev/ytt/docs/latest/lang/). */
const ofYtt = /(?:^|[\s:])#@(?:[ \t]+\S|\w+\/\w)/mu;

/** A document of a chart's templates that Helm makes something else of; the others are manifests as they stand. */
export function isChartTemplate({ text }: YamlDocument, form: DocumentForm): boolean {
  return form.kind === "template" && text.includes("{{");
}
