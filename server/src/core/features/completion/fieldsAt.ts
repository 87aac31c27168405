import type { Schema, SchemaSet } from "../../schema/schema.ts";
import { readOutline } from "../outline/readOutline.ts";
import { typeOf } from "../outline/typeOf.ts";
import { typeName } from "../typeName.ts";
import { fieldNames } from "./context.ts";
import { frequencyRank } from "./frequentFields.ts";
import { layoutOf } from "./layout.ts";
import { placeAt } from "./place.ts";
import { fieldLines } from "./skeleton.ts";
import { writerFor } from "./skeletonWriter.ts";
import { plainText } from "./snippet.ts";

/** What the schema knows of the mapping at a place of a YAML document. */
export interface FieldsAt {
  /** Its field path below the object, with `[]` for elements. */
  readonly path: string;
  /** Required fields that it does not have, as `name: type`. */
  readonly missing: readonly string[];
  /** Fields that people set most among those that it may still get. */
  readonly possible: readonly string[];
  /** The missing fields with samples, as they would be written here; only on a line of their own, with nothing typed. */
  readonly skeleton: string | undefined;
}

const mostPossible = 12;

/** Nothing where no mapping of a known type is written. */
export function fieldsAt(text: string, offset: number, schemas: SchemaSet): FieldsAt | undefined {
  const outline = readOutline(text);
  const place = placeAt(outline, text, offset);
  if (place === undefined || place.expects === "value" || place.layout === "flow") return undefined;
  const type = typeOf(place.owner, text, schemas);
  const { schema } = type;
  if (schema?.type !== "object" || schema.properties.size === 0) return undefined;
  const absent = [...schema.properties].filter(
    ([name]) => !place.present.has(name) && !(type.isObject && name === "status"),
  );
  const missing = absent.filter(([name]) => schema.required.includes(name));
  const names = missing.map(([name]) => name);
  const isOpen = place.typed === "" && (place.atLineStart || place.layout === "line");
  const layout = layoutOf(outline, text, "yaml");
  const lines =
    isOpen && names.length > 0
      ? fieldLines(schema, fieldNames(type), place.column, writerFor(layout), 0, names)
      : [];
  const column = offset - (text.lastIndexOf("\n", offset - 1) + 1);
  return {
    path: type.path,
    missing: missing.map(described),
    possible: absent
      .flatMap((field) => {
        const rank = frequencyRank(field[0]);
        return rank === undefined || names.includes(field[0]) ? [] : [{ field, rank }];
      })
      .toSorted((one, other) => one.rank - other.rank)
      .slice(0, mostPossible)
      .map(({ field }) => described(field)),
    // Text in another column would have to move; completion can do that, ghost text cannot.
    skeleton:
      lines.length > 0 && column === place.column
        ? plainText(lines.join(`\n${" ".repeat(place.column)}`))
        : undefined,
  };
}

function described([name, schema]: readonly [string, Schema]): string {
  return `${name}: ${typeName(schema)}`;
}
