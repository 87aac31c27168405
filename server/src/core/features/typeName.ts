import type { Schema } from "../schema/schema.ts";

/** A type as people say it: `string`, `[]Container`, `map of string`, `quantity`. */
export function typeName(schema: Schema): string {
  switch (schema.type) {
    case "array":
      return schema.items === undefined ? "list" : `[]${typeName(schema.items)}`;
    case "object":
      if (schema.definition !== undefined) return lastWord(schema.definition);
      if (schema.properties.size === 0 && schema.additionalProperties !== undefined) {
        return `map of ${typeName(schema.additionalProperties)}`;
      }
      return "object";
    case "int-or-string":
      return schema.format === "quantity" ? "quantity" : "integer or string";
    default:
      return schema.format === undefined || isNumberSize(schema.format) ? schema.type : schema.format;
  }
}

/** `int32` and `double` say how a number is stored, not what it means. */
function isNumberSize(format: string): boolean {
  return /^(?:int|uint)\d+$|^(?:double|float)$|^int-or-string$/.test(format);
}

function lastWord(definition: string): string {
  return definition.slice(definition.lastIndexOf(".") + 1);
}
