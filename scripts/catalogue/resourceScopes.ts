/** Plural name and scope of a resource: facts of the server's paths, which recorded OpenAPI documents leave out. */
export interface ResourceScope {
  readonly plural: string;
  readonly namespaced: boolean;
}

/** By `<group> <kind>`; the core group is the empty string. */
export type ResourceScopes = ReadonlyMap<string, ResourceScope>;

/**
 * Reads catalog/resources.txt: `<group> <kind> <plural> namespaced|cluster` per line, `core` for the core group, `#` for
 * comments.
 */
export function readResourceScopes(text: string): ResourceScopes {
  const scopes = new Map<string, ResourceScope>();
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [group = "", kind = "", plural = "", scope] = line.split(" ");
    if (scope !== "namespaced" && scope !== "cluster") throw new Error(`resources.txt: cannot read: ${line}`);
    scopes.set(`${group === "core" ? "" : group} ${kind}`, { plural, namespaced: scope === "namespaced" });
  }
  return scopes;
}
