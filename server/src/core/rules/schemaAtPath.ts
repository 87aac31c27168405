import type { Cursor } from "../manifest/cursor.ts";
import { type Message, say } from "../text/message.ts";

export type SchemaAtPath =
  | { readonly status: "found"; readonly schema: Cursor }
  | { readonly status: "no-field" }
  | { readonly status: "no-path"; readonly complaint: Message };

/**
 * Follows a path such as `.spec.limits['cpu']` through a schema of a CRD. It names fields by dots or quoted in brackets;
 * entries of lists can not be named.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-path
 */
export function schemaAtPath(root: Cursor, path: string): SchemaAtPath {
  const names = readPath(path);
  if (names === undefined)
    return { status: "no-path", complaint: say`must be a path such as \`.spec.name\` or \`.spec['name']\`` };
  let schema = root;
  for (const name of names) {
    const values = schema.at("additionalProperties");
    const field = schema.at("properties").key(name);
    schema = field.isMapping ? field : values;
    if (!schema.isMapping) return { status: "no-field" };
  }
  return { status: "found", schema };
}

function readPath(path: string): readonly string[] | undefined {
  const steps = path.match(/\.[^.[\]'"]+|\['(?:[^'\\]|\\.)*'\]/gu) ?? [];
  if (steps.length === 0 || steps.join("") !== path) return undefined;
  return steps.map((step) =>
    step.startsWith(".") ? step.slice(1) : step.slice(2, -2).replaceAll(/\\(.)/gu, "$1"),
  );
}
