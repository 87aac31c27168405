import { documentationOfField, findDocumentation, type Describe } from "../../features/documentation.ts";
import { typeName } from "../../features/typeName.ts";
import type { Schema } from "../../schema/schema.ts";

/** A field of a kind, as it is found by words and told to a model. */
export interface FieldText {
  /** Below the root, with `[]` for elements: `spec.containers[].name`. */
  readonly path: string;
  /** Its name, those above it, its type and what its documentation begins with. */
  readonly text: string;
}

const mostFields = 1_500;
const mostDepth = 12;
const longestDocumentation = 240;
/** Of the root, and of templates inside of it: every object has them, and most are the server's to write. */
const common: ReadonlySet<string> = new Set(["apiVersion", "kind", "metadata"]);

/**
 * The fields of a kind that a person may set, those near the root first. A type is told once, where it is nearest: what holds
 * for `containers` holds for `initContainers`.
 */
export function* fieldTexts(root: Schema, describe: Describe): Generator<FieldText> {
  const seen = new Set<Schema>([root]);
  const ahead: { readonly schema: Schema; readonly path: string; readonly depth: number }[] = [
    { schema: root, path: "", depth: 0 },
  ];
  let count = 0;
  for (const { schema, path, depth } of ahead)
    for (const [name, below] of schema.properties) {
      if (common.has(name) || (depth === 0 && name === "status")) continue;
      if (++count > mostFields) return;
      const place = `${path}${name}`;
      yield { path: place, text: textOf(schema, name, below, place, describe) };
      const { element, brackets } = elementOf(below);
      if (element.properties.size === 0 || seen.has(element) || depth >= mostDepth) continue;
      seen.add(element);
      ahead.push({ schema: element, path: `${place}${brackets}.`, depth: depth + 1 });
    }
}

function textOf(owner: Schema, name: string, schema: Schema, path: string, describe: Describe): string {
  const documentation = findDocumentation(documentationOfField(owner, name, schema), describe) ?? "";
  const words = documentation.replaceAll(/\s+/gu, " ").trim().slice(0, longestDocumentation);
  const values =
    schema.enum === undefined ? "" : `, one of ${schema.enum.slice(0, 12).map(String).join(", ")}`;
  return `${path} (${typeName(schema)}${values})${words === "" ? "" : ` — ${words}`}`;
}

/** What a list holds, or a map has under its keys. */
function elementOf(schema: Schema): { readonly element: Schema; readonly brackets: string } {
  if (schema.items !== undefined) {
    const { element, brackets } = elementOf(schema.items);
    return { element, brackets: `[]${brackets}` };
  }
  if (schema.properties.size === 0 && schema.additionalProperties !== undefined)
    return { element: schema.additionalProperties, brackets: ".*" };
  return { element: schema, brackets: "" };
}
