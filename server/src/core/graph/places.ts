import type { Cursor } from "../manifest/cursor.ts";
import { accessPlaces } from "./places/accessPlaces.ts";
import { argoPlaces } from "./places/argoPlaces.ts";
import { deliveryPlaces } from "./places/deliveryPlaces.ts";
import { networkPlaces } from "./places/networkPlaces.ts";
import type { Place } from "./places/place.ts";
import { queuePlaces } from "./places/queuePlaces.ts";
import { scalingPlaces } from "./places/scalingPlaces.ts";
import { servingPlaces } from "./places/servingPlaces.ts";
import { storagePlaces } from "./places/storagePlaces.ts";
import { workloadPlaces } from "./places/workloadPlaces.ts";
import type { Reference } from "./reference.ts";

const all: readonly Place[] = [
  ...workloadPlaces,
  ...networkPlaces,
  ...storagePlaces,
  ...scalingPlaces,
  ...accessPlaces,
  ...queuePlaces,
  ...argoPlaces,
  ...servingPlaces,
  ...deliveryPlaces,
];

/** By the field of the place, so that most values of an object cost one look-up. */
type PlacesByField = ReadonlyMap<string, readonly Place[]>;

/** Names, by the field or the list that holds their object. */
const names = placesBy((field) => /^(?<holder>\w+)\.name$/u.exec(field)?.groups?.["holder"]);
/** Elements of lists, by the list. */
const elements = placesBy((field) => /^(?<list>\w+)\[\]$/u.exec(field)?.groups?.["list"]);
const fields = placesBy((field) => (/^\w+(?:\.name|\[\])$/u.test(field) ? undefined : field));

/**
 * What the value at a place of an object refers to, if it is such a place.
 * @param namespace of the object, where it says one
 */
export function referenceAt(
  kind: string,
  root: Cursor,
  at: Cursor,
  namespace: string | undefined,
): Reference | undefined {
  const candidates = candidatesAt(at);
  if (candidates === undefined) return undefined;
  const inside = at.path.slice(root.path.length).replace(/^\./u, "");
  const path = `${kind} ${inside}`;
  return candidates.find(([, pattern]) => pattern.test(path))?.[2](at, namespace);
}

function candidatesAt(at: Cursor): readonly Place[] | undefined {
  if (at.name === "name") return names.get(holderOf(at));
  return at.parent?.isSequence === true ? elements.get(at.parent.name) : fields.get(at.name);
}

/** The field that a value lies in, or the list that holds its object. */
function holderOf({ parent }: Cursor): string {
  const list = parent?.parent;
  return (list?.isSequence === true ? list.name : parent?.name) ?? "";
}

function placesBy(keyOf: (field: string) => string | undefined): PlacesByField {
  const found = new Map<string, Place[]>();
  for (const place of all) {
    const key = keyOf(place[0]);
    if (key !== undefined) found.set(key, [...(found.get(key) ?? []), place]);
  }
  return found;
}
