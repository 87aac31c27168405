import { readJsonSchema } from "../schema/readJsonSchema.ts";
import type { Schema } from "../schema/schema.ts";
import { pointedAt } from "./jsonPointer.ts";

/** A patch as a list of operations (https://www.rfc-editor.org/rfc/rfc6902#section-4). */
export const operationsSchema = readJsonSchema({
  type: "array",
  items: {
    type: "object",
    required: ["op", "path"],
    additionalProperties: false,
    properties: {
      op: { type: "string", enum: ["add", "copy", "move", "remove", "replace", "test"] },
      path: { type: "string" },
      from: { type: "string" },
      value: {},
    },
  },
});

/**
 * The pointers that go one step further than what is written of one.
 * @param written a pointer whose last segment is still to be written
 */
export function pointersBelow(types: readonly Schema[], written: string): readonly string[] {
  const holder = written.slice(0, Math.max(0, written.lastIndexOf("/")));
  const names = types.flatMap((type) => {
    const at = pointedAt(type, holder);
    if (at.kind !== "found") return [];
    return at.schema.type === "array" ? ["0", "-"] : [...at.schema.properties.keys()].map(escaped);
  });
  return [...new Set(names)].map((name) => `${holder}/${name}`);
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
