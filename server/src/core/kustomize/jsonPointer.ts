import type { Schema } from "../schema/schema.ts";

/** Where a path of RFC 6901 leads in a type. */
export type PointedAt =
  | { readonly kind: "found"; readonly schema: Schema }
  /** Nobody knows what may stand there. */
  | { readonly kind: "open" }
  /** The type has no such field; `segment` counts from the slash that the pointer begins with. */
  | {
      readonly kind: "absent";
      readonly field: string;
      readonly segment: number;
      /** The fields that there are. */
      readonly known: readonly string[];
    };

/**
 * Follows a JSON pointer through a type (https://www.rfc-editor.org/rfc/rfc6901).
 * @param pointer begins with a slash, as in `/spec/template/metadata/labels/app.kubernetes.io~1name`
 */
export function pointedAt(schema: Schema, pointer: string): PointedAt {
  let at = schema;
  for (const [segment, written] of pointer.split("/").entries()) {
    if (segment === 0) continue;
    const name = written.replaceAll("~1", "/").replaceAll("~0", "~");
    if (at.type === "any") return { kind: "open" };
    const below = at.type === "array" ? at.items : (at.properties.get(name) ?? at.additionalProperties);
    if (below === undefined)
      return at.type === "object" && !at.preserveUnknownFields && at.properties.size > 0
        ? { kind: "absent", field: name, segment, known: [...at.properties.keys()] }
        : { kind: "open" };
    at = below;
  }
  return { kind: "found", schema: at };
}
