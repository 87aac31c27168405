import type { Cursor } from "../manifest/cursor.ts";
import type { Schema } from "../schema/schema.ts";

const STEP = /^(?:\.([^.[\]]+)|\['((?:[^'\\]|\\.)*)'\])/u;

/**
 * The place below `at` that the `fieldPath` of a rule names: `.spec.replicas`, `.labels['app']`. `undefined` when it is no
 * such path or the type has no such field.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-path
 */
export function fieldOf(at: Cursor, schema: Schema, fieldPath: string): Cursor | undefined {
  let [place, type, rest] = [at, schema, fieldPath];
  while (rest !== "") {
    const [step, field, quoted] = STEP.exec(rest) ?? [];
    const name = field ?? quoted?.replaceAll(/\\(.)/gu, "$1");
    if (step === undefined || name === undefined) return undefined;
    const declared = type.properties.get(name);
    const next = declared ?? type.additionalProperties;
    if (next === undefined) return undefined;
    place = declared === undefined ? place.key(name) : place.at(name);
    type = next;
    rest = rest.slice(step.length);
  }
  return place;
}
