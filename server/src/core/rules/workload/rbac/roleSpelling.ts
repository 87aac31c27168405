/**
 * Names in a role are compared letter by letter, and the API server takes any text. An API group is written without a version,
 * resources are plural and in lower case, as they stand in URLs, and so are the verbs. A role that says it otherwise grants nothing.
 *
 * ```yaml
 * rules:
 *   - apiGroups: ["apps/v1"] # ["apps"]
 *     resources: ["deployments"]
 *     verbs: ["LIST"] # ["list"]
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const verbs: ReadonlySet<string> = new Set([
  "create",
  "delete",
  "deletecollection",
  "get",
  "list",
  "patch",
  "update",
  "watch",
]);

const rule: Rule = {
  code: "role-spelling",
  family: "workload",
  severity: "warning",
  summary: "A role names an API group with its version, or a resource or a verb with capital letters.",
  source: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources",
  kinds: ["rbac.authorization.k8s.io/Role", "rbac.authorization.k8s.io/ClusterRole"],
  check(manifest, report) {
    for (const granted of manifest.root.at("rules").items()) {
      const groups = granted.at("apiGroups").items();
      for (const group of groups) checkGroup(group, report);
      // There, resources are names of metrics.
      const areMetrics = groups.some(({ string }) => string?.endsWith("metrics.k8s.io") === true);
      if (!areMetrics)
        for (const resource of granted.at("resources").items()) checkResource(resource, report);
      for (const verb of granted.at("verbs").items()) checkVerb(verb, report);
    }
  },
};

function checkGroup(place: Cursor, report: Report): void {
  const written = place.string ?? "";
  const group = /^(?:(?<name>[^/]+)\/)?v\d+(?:(?:alpha|beta)\d+)?$/u.exec(written)?.groups;
  if (group === undefined) return;
  const name = group["name"] ?? "";
  report(place, say`An API group stands here without its version: \`${name === "" ? '""' : name}\`.`, {
    fixes: replaceValue(place, name),
  });
}

function checkResource(place: Cursor, report: Report): void {
  const [resource = ""] = place.string?.split("/", 1) ?? [];
  if (!/[A-Z]/u.test(resource)) return;
  report(
    place,
    say`No resource is called \`${resource}\`: they are plural and in lower case, such as \`deployments\`.`,
  );
}

function checkVerb(place: Cursor, report: Report): void {
  const written = place.string ?? "";
  const verb = written.toLowerCase();
  if (verb === written || !verbs.has(verb)) return;
  report(place, say`Verbs are in lower case: \`${verb}\`.`, { fixes: replaceValue(place, verb) });
}

export default rule;
