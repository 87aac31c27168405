import type { Cursor } from "../manifest/cursor.ts";
import type { Schema } from "../schema/schema.ts";

/** A value in the text and its type. */
export interface TypedPlace {
  readonly at: Cursor;
  readonly schema: Schema;
}

/**
 * The object near by that a field was probably meant for which its own object does not have: a level or two too shallow, one too deep,
 * or beside the one where it belongs, if that is written: of those that are not, all but one may exclude each other. `undefined` where
 * no object has such a field, or several have.
 * @param top from where the types are known
 */
export function homeOf(field: Cursor, owner: TypedPlace, top: TypedPlace): Cursor | undefined {
  const [parent] = objectsAround(owner.at, top);
  const below = objectsIn(owner);
  const beside = parent === undefined ? [] : objectsIn(parent).filter(({ at }) => at.path !== owner.at.path);
  const isWritten = ({ at }: TypedPlace): boolean => at.entry !== undefined;
  const groups = [
    below.filter(isWritten),
    parent === undefined ? [] : [parent],
    beside.filter(isWritten),
    below.filter((place) => !isWritten(place) && canBeMadeOf(place, owner)),
    below.flatMap(objectsIn),
  ];
  for (const places of groups) {
    const homes = places.filter(
      ({ at, schema }) => schema.properties.has(field.name) && isFree(at, field.name),
    );
    if (homes.length > 0) return homes.length === 1 ? homes[0]?.at : undefined;
  }
  return mapFor(field, owner);
}

/** Whether an object that is not written yet must be there, or has all that it must have once fields of its owner are in it. */
function canBeMadeOf({ at, schema }: TypedPlace, owner: TypedPlace): boolean {
  return (
    owner.schema.required.includes(at.name) ||
    schema.required.every((name) => owner.at.at(name).present && !owner.schema.properties.has(name))
  );
}

/** What a message about a field calls the place where it belongs: of one two levels below, the level between them, too. */
export function nameOfHome(home: Cursor, field: Cursor): string {
  const { parent } = home;
  const isDeep = parent?.parent !== undefined && parent.parent.path === field.parent?.path;
  const name = isDeep ? `${parent.called}.${home.called}` : home.called;
  return name === field.parent?.called ? home.path : name;
}

/** Labels that stand in a selector as they did in its older form. */
function mapFor(field: Cursor, { at, schema }: TypedPlace): Cursor | undefined {
  const isText = typeof field.scalar?.value === "string";
  const maps = [...schema.properties].filter(
    ([, { additionalProperties }]) => additionalProperties !== undefined,
  );
  const [only, ...others] = maps;
  if (!isText || only === undefined || others.length > 0 || only[1].additionalProperties?.type !== "string")
    return undefined;
  return at.at(only[0]);
}

function isFree(at: Cursor, name: string): boolean {
  return at.scalar?.value === null || !at.present || (at.isMapping && !at.at(name).present);
}

/** The fields of an object that are objects. */
function objectsIn({ at, schema }: TypedPlace): readonly TypedPlace[] {
  return [...schema.properties]
    .filter(([, type]) => type.type === "object")
    .map(([name, type]) => ({ at: at.at(name), schema: type }));
}

/** The objects that hold a value, from the inside to the outside. */
function objectsAround(at: Cursor, top: TypedPlace): readonly TypedPlace[] {
  const found: TypedPlace[] = [];
  const path: Cursor[] = [];
  for (let place: Cursor | undefined = at.parent; place !== undefined; place = place.parent) {
    path.unshift(place);
    if (place.path === top.at.path) break;
  }
  let schema: Schema | undefined = top.schema;
  for (const [index, place] of path.entries()) {
    if (schema === undefined) break;
    if (place.isMapping) found.unshift({ at: place, schema });
    const next = path[index + 1];
    if (next !== undefined)
      schema = place.isSequence
        ? schema.items
        : (schema.properties.get(next.name) ?? schema.additionalProperties);
  }
  return found;
}
