import type { GroupVersionKind } from "../manifest/manifest.ts";
import { isObject, type JsonObject } from "../schema/jsonValue.ts";
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
  return findManifests(document).flatMap(({ gvk, root }) => {
    const name = root.at("metadata", "name").string;
    const value = root.node === undefined ? undefined : toValue(root.node);
    if (name === undefined || !isObject(value)) return [];
    const namespace = root.at("metadata", "namespace").string;
    return [{ gvk, name, ...(namespace === undefined ? {} : { namespace }), value }];
  });
}

/** `Deployment web`, or `Deployment shop/web`. */
export function titleOf({ gvk, name, namespace }: ObjectReference): string {
  return `${gvk.kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}
