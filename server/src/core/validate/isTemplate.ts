import { endOfLine, startOfLine } from "../yaml/comments.ts";
import type { YamlDocument } from "../yaml/node.ts";

/** Helm and other templates become manifests only when they are rendered; their braces are what breaks the YAML. */
export function isTemplate({ text, problems }: YamlDocument): boolean {
  return problems.some(({ start, end }) =>
    text.slice(startOfLine(text, start), endOfLine(text, end)).includes("{{"),
  );
}
