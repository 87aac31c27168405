import { toGvk } from "../../manifest/apiVersion.ts";
import type { Cursor } from "../../manifest/cursor.ts";
import { isPlaceholder } from "../labelSelector.ts";
import type { KeyReference, ObjectReference, ParamsReference, PartReference } from "../reference.ts";
import { inNamespace, nameOf, placeOf, type Read } from "./place.ts";

/** An object of that type. */
export function object(group: string, kind: string): Read<ObjectReference> {
  return (at, namespace) => {
    const target = nameOf(at, group, kind, namespace);
    return target === undefined
      ? undefined
      : { kind: "object", ...placeOf(at), target, ...optionalIn(at.parent) };
  };
}

/** An object of the type that stands beside the name; the one given where nothing does. */
export function typed(group: string, kind?: string): Read<ObjectReference> {
  return (at, namespace) => {
    const holder = at.parent;
    const apiVersion = holder?.at("apiVersion").string;
    const statedKind = holder?.at("kind").string ?? kind;
    if (statedKind === undefined) return undefined;
    const statedGroup =
      apiVersion === undefined
        ? (holder?.at("apiGroup").string ?? holder?.at("group").string ?? group)
        : toGvk(apiVersion, statedKind).group;
    return object(statedGroup, statedKind)(at, namespace);
  };
}

/** An object that `clusterScope` beside the name says to be one of the whole cluster, whose kind has `Cluster` in front. */
export function scoped(group: string, kind: string): Read<ObjectReference> {
  return (at, namespace) =>
    object(group, at.parent?.at("clusterScope").boolean === true ? `Cluster${kind}` : kind)(at, namespace);
}

/** What somebody else may make, or what is named before it is there. */
export function optional(read: Read<ObjectReference>): Read<ObjectReference> {
  return (at, namespace) => {
    const reference = read(at, namespace);
    return reference && { ...reference, optional: true };
  };
}

/** `ValidatingAdmissionPolicyBinding` and its like name a policy of their own kind. */
export const policy: Read<ObjectReference> = (at) => {
  const kind = policyKind(at.parent?.parent);
  return kind === undefined ? undefined : object("admissionregistration.k8s.io", kind)(at, undefined);
};

/** From `spec.paramRef.name` of a binding; of which kind it is only the policy says. */
export const params: Read<ParamsReference> = (at) => {
  const spec = at.parent?.parent;
  const kind = policyKind(spec?.parent);
  const policyName = spec?.at("policyName");
  const name = at.string;
  if (kind === undefined || policyName === undefined || name === undefined || isPlaceholder(name))
    return undefined;
  const named = nameOf(policyName, "admissionregistration.k8s.io", kind, undefined);
  const namespace = at.parent?.at("namespace").string;
  return named && { kind: "params", ...placeOf(at), policy: named, name, ...inNamespace(namespace) };
};

function policyKind(binding: Cursor | undefined): string | undefined {
  return binding?.at("kind").string?.replace(/Binding$/u, "");
}

/** A key of the object that one of some fields of its holder names. */
export function key(
  kind: string,
  holderOf: (at: Cursor) => Cursor | undefined,
  ...nameFields: readonly string[]
): Read<KeyReference> {
  return (at, namespace) => {
    const holder = holderOf(at);
    const name = nameFields.map((field) => holder?.at(field)).find((field) => field?.present === true);
    const target = name === undefined ? undefined : nameOf(name, "", kind, namespace);
    if (target === undefined || at.string === undefined) return undefined;
    return { kind: "key", ...placeOf(at), target, key: at.string, ...optionalIn(holder) };
  };
}

/** The field beside the name has the key. */
export function besideIt(at: Cursor): Cursor | undefined {
  return at.parent;
}

/** From `items[0].key` to the source that holds the items. */
export function aroundItems(at: Cursor): Cursor | undefined {
  return at.parent?.parent?.parent;
}

/**
 * A part of an object, by its name.
 * @param nameOfObject where the object is named
 * @param read the reference there
 */
export function part(
  nameOfObject: (at: Cursor) => Cursor | undefined,
  read: Read<ObjectReference>,
): Read<PartReference> {
  return (at, namespace) => {
    const name = nameOfObject(at);
    const holder = name === undefined ? undefined : read(name, namespace);
    if (holder === undefined || at.string === undefined || isPlaceholder(at.string)) return undefined;
    return { kind: "part", ...placeOf(at), target: holder.target, part: at.string };
  };
}

/** The claim in a text such as `pvc://models/llama`; other texts lead elsewhere. */
export const claimInUri: Read<ObjectReference> = (at, namespace) => {
  const found = /^pvc:\/\/(?<name>[a-z0-9][-.a-z0-9]*)(?:\/|$)/u.exec(at.string ?? "")?.groups?.["name"];
  const { scalar } = at;
  if (found === undefined || scalar === undefined) return undefined;
  const start = scalar.start + (scalar.style === "plain" ? 0 : 1) + "pvc://".length;
  return {
    kind: "object",
    path: at.path,
    range: { start, end: start + found.length },
    isInside: true,
    target: { group: "", kind: "PersistentVolumeClaim", name: found, ...inNamespace(namespace) },
  };
};

/** `optional: true` beside the name of what need not be there. */
function optionalIn(holder: Cursor | undefined): { readonly optional?: true } {
  return holder?.at("optional").boolean === true ? { optional: true } : {};
}
