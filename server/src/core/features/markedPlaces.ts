import type { Cursor } from "../manifest/cursor.ts";
import type { Range } from "../text/range.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { objectsIn } from "./facts/objectFacts.ts";

/** Something that source code says of a manifest which is generated from it. */
export type Mark =
  | { readonly kind: "rbac"; readonly groups: readonly string[]; readonly resources: readonly string[] }
  | { readonly kind: "webhook"; readonly path: string };

/** Where it stands: the resources in rules of roles, or the path in webhook configurations. */
export function markedPlaces(document: YamlDocument, mark: Mark): readonly Range[] {
  return objectsIn(document).flatMap((object) => {
    const kind = object.at("kind").string;
    if (mark.kind === "rbac")
      return kind === "Role" || kind === "ClusterRole"
        ? resourcesIn(object, mark.groups, mark.resources)
        : [];
    if (kind !== "MutatingWebhookConfiguration" && kind !== "ValidatingWebhookConfiguration") return [];
    return object
      .at("webhooks")
      .items()
      .map((webhook) => webhook.at("clientConfig", "service", "path"))
      .filter((path) => path.string === mark.path)
      .map((path) => path.range);
  });
}

function resourcesIn(role: Cursor, groups: readonly string[], resources: readonly string[]): Range[] {
  return role
    .at("rules")
    .items()
    .filter((rule) =>
      rule
        .at("apiGroups")
        .items()
        .some(({ string }) => string !== undefined && groups.includes(string)),
    )
    .flatMap((rule) => rule.at("resources").items())
    .filter(({ string }) => string !== undefined && resources.includes(string))
    .map((resource) => resource.range);
}
