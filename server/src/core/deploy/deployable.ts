import type { GroupVersionKind, Manifest } from "../manifest/manifest.ts";
import { isObject, objectAt, textAt, type JsonObject } from "../schema/jsonValue.ts";
import { findManifests } from "../validate/findManifests.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { toValue } from "../yaml/toValue.ts";

/** Names one object of a cluster. */
export interface ObjectReference {
  readonly gvk: GroupVersionKind;
  readonly name: string;
  /** Absent where the manifest names none: then the context decides, or the kind has no namespaces. */
  readonly namespace?: string;
}

/** An object as it is sent to a cluster. */
export interface Deployable extends ObjectReference {
  readonly value: JsonObject;
}

/** The objects of a document that have a name to be applied under; an object with `generateName` alone has none. */
export function deployablesIn(document: YamlDocument): readonly Deployable[] {
  return findManifests(document).flatMap((manifest) => {
    const reference = referenceIn(manifest);
    const { node } = manifest.root;
    const value = node === undefined ? undefined : toValue(node);
    return reference === undefined || !isObject(value) ? [] : [{ ...reference, value }];
  });
}

/** The manifest of a document that an object was read from. */
export function manifestOf(document: YamlDocument, object: ObjectReference): Manifest | undefined {
  return findManifests(document).find((manifest) => {
    const reference = referenceIn(manifest);
    return reference !== undefined && isSameObject(reference, object);
  });
}

function referenceIn({ gvk, root }: Manifest): ObjectReference | undefined {
  const name = root.at("metadata", "name").string;
  const namespace = root.at("metadata", "namespace").string;
  return name === undefined ? undefined : { gvk, name, ...(namespace === undefined ? {} : { namespace }) };
}

/** The reference alone, without what else is known of an object. */
export function referenceOf({ gvk, name, namespace }: ObjectReference): ObjectReference {
  return { gvk, name, ...(namespace === undefined ? {} : { namespace }) };
}

/** Whether both name one object, as long as both leave the namespace to the context or none does. */
export function isSameObject(one: ObjectReference, other: ObjectReference): boolean {
  return (
    one.gvk.group === other.gvk.group &&
    one.gvk.kind === other.gvk.kind &&
    one.namespace === other.namespace &&
    one.name === other.name
  );
}

/** The name of an object as a cluster answers with it. */
export function nameOf(object: JsonObject): string | undefined {
  return textAt(objectAt(object, "metadata") ?? {}, "name");
}

/** `Deployment web`, or `Deployment shop/web`. */
export function titleOf({ gvk, name, namespace }: ObjectReference): string {
  return `${gvk.kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}
