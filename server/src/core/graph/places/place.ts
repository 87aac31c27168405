import type { Cursor } from "../../manifest/cursor.ts";
import { isPlaceholder } from "../labelSelector.ts";
import type { ObjectName, Reference, TextPlace } from "../reference.ts";

/**
 * Reads the reference at a place; absent where the text is not complete enough to mean something.
 * @param namespace of the object that refers, where it says one
 */
export type Read<Kind extends Reference = Reference> = (
  at: Cursor,
  namespace: string | undefined,
) => Kind | undefined;

/** Where an object refers to others. */
export type Place = readonly [
  /**
   * The field with the value. A name, as each container and variable has one, by the field or the list that holds its object:
   * `configMapRef.name`. An element of a list: `admissionChecks[]`.
   */
  field: string,
  /** The kind of the referring object and the field path, as `Service spec.selector`. */
  path: RegExp,
  read: Read,
];

export function placeOf(at: Cursor): TextPlace {
  const { start, end } = at.range;
  return { range: { start, end }, path: at.path };
}

/** So many steps up from a value; each element of a list is a step of its own. */
export function above(at: Cursor, steps: number): Cursor | undefined {
  let holder: Cursor | undefined = at;
  for (let step = 0; step < steps; step++) holder = holder?.parent;
  return holder;
}

export function inNamespace(namespace: string | undefined): { readonly namespace?: string } {
  return namespace === undefined ? {} : { namespace };
}

/** The object that a name means, in the namespace that stands beside it, or else in that of the referring object. */
export function nameOf(
  at: Cursor,
  group: string,
  kind: string,
  ownNamespace: string | undefined,
): ObjectName | undefined {
  const name = at.string;
  if (name === undefined || name === "" || isPlaceholder(name)) return undefined;
  const namespace = at.parent?.at("namespace").string ?? ownNamespace;
  return { group, kind, name, ...inNamespace(namespace) };
}
