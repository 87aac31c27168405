import type { Cursor } from "../manifest/cursor.ts";
import { METADATA_OF_CREATION } from "../manifest/serverMetadata.ts";
import type { Schema } from "../schema/schema.ts";
import { toExactValue } from "../yaml/toValue.ts";
import { withDefaults } from "./defaults.ts";
import { celValueOf } from "./fromSchema.ts";
import { type CelKey, type CelValue, UNKNOWN } from "./value.ts";

/** What the server itself writes into the metadata of an object that is created; the name where only its beginning is stated. */
const SERVER_SET = ["name", ...METADATA_OF_CREATION];

/**
 * An object as expressions see it while it is created: defaults filled in, metadata that the server sets unknown where the
 * text has none. `status` is left out where the server drops what a person writes there.
 */
export function objectValue(root: Cursor, schema: Schema | undefined): CelValue {
  const stated = root.node === undefined ? {} : toExactValue(root.node);
  const value = celValueOf(schema === undefined ? stated : withDefaults(stated, schema), schema);
  if (typeof value !== "object" || value?.kind !== "map") return value;
  const entries = new Map<CelKey, CelValue>(value.entries);
  if (schema?.keepsStatus !== true) entries.delete("status");
  entries.set("metadata", withServerSet(entries.get("metadata")));
  return { kind: "map", entries };
}

function withServerSet(metadata: CelValue | undefined): CelValue {
  const stated = typeof metadata === "object" && metadata?.kind === "map" ? metadata.entries : [];
  return {
    kind: "map",
    entries: new Map<CelKey, CelValue>([...SERVER_SET.map((name) => [name, UNKNOWN] as const), ...stated]),
  };
}
