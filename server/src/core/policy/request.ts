import type { GroupVersionKind, Manifest } from "../manifest/manifest.ts";
import { objectAt, textAt, type JsonObject } from "../schema/jsonValue.ts";
import type { KindInfo, Schema } from "../schema/schema.ts";
import { labelsOf } from "./labels.ts";

/**
 * The request that creates an object, as far as it can be known from the object alone.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#request
 */
export interface AdmissionRequest {
  readonly manifest: Manifest;
  readonly gvk: GroupVersionKind;
  readonly info: KindInfo;
  readonly schema: Schema;
  /** As it is stated. */
  readonly value: JsonObject;
  /** Without it the server makes one up. */
  readonly name: string | undefined;
  readonly namespace: RequestNamespace;
  readonly labels: ReadonlyMap<string, string>;
}

export type RequestNamespace =
  | { readonly kind: "none" }
  | { readonly kind: "named"; readonly name: string }
  /** The object belongs to a namespace that is chosen when it is applied. */
  | { readonly kind: "open" };

/** Every namespace has this label (https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name). */
export const nameLabel = "kubernetes.io/metadata.name";

export function isNamespace({ group, kind }: GroupVersionKind): boolean {
  return group === "" && kind === "Namespace";
}

/** @param value of the manifest */
export function requestOf(
  manifest: Manifest,
  value: JsonObject,
  info: KindInfo,
  schema: Schema,
): AdmissionRequest {
  const { gvk } = manifest;
  const metadata = objectAt(value, "metadata") ?? {};
  const name = textAt(metadata, "name");
  const own = isNamespace(gvk) && name !== undefined ? [[nameLabel, name] as const] : [];
  return {
    manifest,
    gvk,
    info,
    schema,
    value,
    name,
    namespace: namespaceOf(gvk, info, name, textAt(metadata, "namespace")),
    labels: new Map([...labelsOf(value), ...own]),
  };
}

/** The request that creates a namespace counts as one inside of it. */
function namespaceOf(
  gvk: GroupVersionKind,
  { namespaced }: KindInfo,
  name: string | undefined,
  stated: string | undefined,
): RequestNamespace {
  if (isNamespace(gvk)) return name === undefined ? { kind: "open" } : { kind: "named", name };
  if (!namespaced) return { kind: "none" };
  return stated === undefined || stated === "" ? { kind: "open" } : { kind: "named", name: stated };
}
