import type { DocumentPlace } from "../documents/documentPlace.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { isObject, objectAt, textAt, type JsonObject } from "../schema/jsonValue.ts";
import { toValue } from "../yaml/toValue.ts";

/** An object that policies consist of or look at: a policy, a binding, a parameter, a namespace. */
export interface StatedObject {
  readonly manifest: Manifest;
  readonly value: JsonObject;
  readonly name: string;
  /** As it is stated; without one nobody knows where the object will live. */
  readonly namespace: string | undefined;
  /** Where its name stands, for people; objects of a cluster stand nowhere. */
  readonly place: DocumentPlace | undefined;
}

/** Objects without a name are not finished, and mean nothing yet. */
export function statedObject(manifest: Manifest, place: DocumentPlace | undefined): StatedObject | undefined {
  const value = manifest.root.node === undefined ? undefined : toValue(manifest.root.node);
  if (!isObject(value)) return undefined;
  const metadata = objectAt(value, "metadata") ?? {};
  const name = textAt(metadata, "name");
  if (name === undefined || name === "") return undefined;
  return { manifest, value, name, namespace: textAt(metadata, "namespace"), place };
}

/** A range of the object's document, else of its name. */
export function placeIn({ place }: StatedObject, range = place?.range): DocumentPlace | undefined {
  return place === undefined || range === undefined ? undefined : { ...place, range };
}

/** What one source knows of such objects: the files of a workspace, or a cluster. */
export interface AdmissionSource {
  readonly objects: readonly StatedObject[];
  /** Whether there are no others. Files never tell what else a cluster holds. */
  readonly isWhole: boolean;
}
