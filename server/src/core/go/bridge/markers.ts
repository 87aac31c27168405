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
