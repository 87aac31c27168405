/**
 * The `scale` subresource names the fields that hold the wanted and the actual number of replicas (below `.spec` and
 * `.status`) and, optionally, a label selector. With the `status` subresource, the schema of the whole object may only
 * describe its fields: constraints such as `anyOf` or `minProperties` would be lost when the status is updated.
 *
 * ```yaml
 * subresources:
 *   scale:
 *     specReplicasPath: .replicas # .spec.replicas
 *     statusReplicasPath: .status.replicas
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { crdKinds, crdVersionsOf } from "../../../manifest/customResourceDefinition.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { isUnset, requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

/** What the root schema of a kind with a status subresource may not say. */
const lostAtRoot = [
  "default",
  "enum",
  "minProperties",
  "maxProperties",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "additionalProperties",
  "x-kubernetes-embedded-resource",
  "x-kubernetes-int-or-string",
  "x-kubernetes-list-map-keys",
  "x-kubernetes-list-type",
  "x-kubernetes-map-type",
];

const rule: Rule = {
  code: "crd-subresources",
  family: "server",
  severity: "error",
  summary: "A subresource of a CustomResourceDefinition names a wrong path, or contradicts the schema.",
  source:
    "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#subresources",
  kinds: crdKinds,
  check(manifest, report) {
    for (const version of crdVersionsOf(manifest)) {
      const subresources = version.at("subresources");
      const scale = subresources.at("scale");
      checkPath(scale.at("specReplicasPath"), [".spec."], report);
      checkPath(scale.at("statusReplicasPath"), [".status."], report);
      const selector = scale.at("labelSelectorPath");
      if (selector.string) checkPath(selector, [".spec.", ".status."], report);
      if (subresources.at("status").present) checkRoot(version.at("schema", "openAPIV3Schema"), report);
    }
  },
};

function checkPath(path: Cursor, starts: readonly string[], report: Report): void {
  if (!requireFilled(path, report) || path.string === undefined) return;
  const text = path.string;
  if (!starts.some((start) => text.startsWith(start)))
    report(path, say`The path must start with ${listing(codes(starts), "or")}.`);
}

function checkRoot(schema: Cursor, report: Report): void {
  const lost = schema
    .fields()
    .find((keyword) => lostAtRoot.includes(keyword.name) && !isUnset(keyword) && keyword.boolean !== false);
  if (lost === undefined) return;
  report(
    lost,
    say`With a status subresource, the schema of the whole object can not have \`${lost.name}\`.`,
    {
      on: "key",
      // The server blames the schema as a whole.
      path: schema.path,
    },
  );
}

export default rule;
