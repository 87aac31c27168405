import type { YamlDocument, YamlNode } from "../yaml/node.ts";
import { movedReferences, readTemplate } from "./readTemplate.ts";
import type { ValueReference } from "./template.ts";

/**
 * What texts in the values read of other values once a template renders them by `tpl`
 * (https://helm.sh/docs/howto/charts_tips_and_tricks/#using-the-tpl-function). Places are those in the document.
 */
export function referencesInValues({ root, text }: YamlDocument): readonly ValueReference[] {
  if (root === undefined || !text.includes("{{")) return [];
  return textsIn(root).flatMap(({ start, end }) =>
    movedReferences(readTemplate(text.slice(start, end)).references, start),
  );
}

function textsIn(node: YamlNode): readonly YamlNode[] {
  switch (node.kind) {
    case "mapping":
      return node.entries.flatMap(({ value }) => textsIn(value));
    case "sequence":
      return node.items.flatMap(textsIn);
    case "scalar":
      return typeof node.value === "string" && node.value.includes("{{") ? [node] : [];
    default:
      return [];
  }
}
