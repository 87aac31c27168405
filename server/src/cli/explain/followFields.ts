import { elementOf, type FieldPlace } from "../../core/features/explanation/fieldPlace.ts";
import type { Schema } from "../../core/schema/schema.ts";
import { closestName } from "../../core/text/closestName.ts";
import { listing, type Message, say } from "../../core/text/message.ts";
import { CommandError } from "../commandError.ts";

/** Goes down from a kind by names of fields; lists are looked into. Throws a {@link CommandError} at a name that is not there. */
export function followFields(fields: readonly string[], root: Schema, kind: string): FieldPlace {
  let place: FieldPlace = { path: "", schema: root };
  for (const field of fields) {
    const schema = elementOf(place.schema);
    const below = schema.properties.get(field) ?? schema.additionalProperties;
    if (below === undefined) throw new CommandError(noSuchField(field, schema, place.path || kind));
    place = {
      path: place.path === "" ? field : `${place.path}.${field}`,
      schema: below,
      owner: { schema, field },
    };
  }
  return place;
}

function noSuchField(field: string, { properties }: Schema, owner: string): Message {
  const names = [...properties.keys()];
  if (names.length === 0) return say`\`${owner}\` has no fields that are known, so there is no \`${field}\`.`;
  const meant = closestName(field, names);
  const advice = meant === undefined ? say`It has ${listing(names)}.` : say`Did you mean \`${meant}\`?`;
  return say`\`${owner}\` has no field \`${field}\`. ${advice}`;
}
