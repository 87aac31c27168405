/** What a comment for controller-gen says that ends up in a manifest; see https://book.kubebuilder.io/reference/markers. */
export type Marker =
  | {
      readonly kind: "rbac";
      /** The core group is the empty string. */
      readonly groups: readonly string[];
      readonly resources: readonly string[];
    }
  | { readonly kind: "webhook"; readonly path: string };

const marker = /^\s*\/\/\s*\+kubebuilder:(rbac|webhook):(.*)$/u;

/** The marker in the line at an offset. */
export function markerAt(text: string, offset: number): Marker | undefined {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  const [, kind, list = ""] = marker.exec(text.slice(start, end === -1 ? text.length : end)) ?? [];
  if (kind === undefined) return undefined;
  const values = valuesIn(list);
  if (kind === "webhook") {
    const [path] = values.get("path") ?? [];
    return path === undefined ? undefined : { kind: "webhook", path };
  }
  const resources = values.get("resources") ?? [];
  return resources.length === 0
    ? undefined
    : { kind: "rbac", groups: values.get("groups") ?? [""], resources };
}

/** Keywords of a schema that are written otherwise than their markers. */
const keywords: ReadonlyMap<string, string> = new Map([
  ["XValidation", "x-kubernetes-validations"],
  ["XIntOrString", "x-kubernetes-int-or-string"],
  ["XPreserveUnknownFields", "x-kubernetes-preserve-unknown-fields"],
  ["PreserveUnknownFields", "x-kubernetes-preserve-unknown-fields"],
  ["EmbeddedResource", "x-kubernetes-embedded-resource"],
  ["listType", "x-kubernetes-list-type"],
  ["listMapKey", "x-kubernetes-list-map-keys"],
  ["mapType", "x-kubernetes-map-type"],
  ["structType", "x-kubernetes-map-type"],
]);

const fieldMarker =
  /^\s*\/\/\s*\+(?:kubebuilder:(?:validation:(?:items:)?|pruning:)?|k8s:)?(default|optional|nullable|listType|listMapKey|mapType|structType|[A-Z]\w+)\b/u;

/** What a line says of a field of a custom resource: a keyword of its schema, or just which field it is. */
export interface FieldMark {
  /** As in the schema: `minimum`; `undefined` for the tag of the field and for what the schema has no word for. */
  readonly keyword: string | undefined;
}

/** The marker of a field in the line at an offset, or the field's own tag around it. */
export function fieldMarkAt(text: string, offset: number): FieldMark | undefined {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  const line = text.slice(start, end === -1 ? text.length : end);
  const name = fieldMarker.exec(line)?.[1];
  if (name !== undefined)
    return { keyword: keywords.get(name) ?? `${name.charAt(0).toLowerCase()}${name.slice(1)}` };
  const tag = /`[^`]*\bjson:"[^`]*`/u.exec(line);
  const at = offset - start;
  if (tag === null || at < tag.index || at > tag.index + tag[0].length) return undefined;
  return { keyword: undefined };
}

/** `groups="",resources=pods;pods/status` by name. */
function valuesIn(list: string): ReadonlyMap<string, readonly string[]> {
  const pairs = list.matchAll(/(\w+)=("[^"]*"|\{[^}]*\}|[^,]*)/gu);
  return new Map(
    [...pairs].map(([, name = "", value = ""]) => [
      name,
      value
        .replaceAll(/["{}]/gu, "")
        .split(/[;,]/u)
        .map((each) => each.trim()),
    ]),
  );
}
