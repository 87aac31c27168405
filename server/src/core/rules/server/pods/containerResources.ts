/**
 * A container asks for `cpu`, `memory`, `ephemeral-storage`, huge pages or an extended resource such as
 * `nvidia.com/gpu`. No amount is negative, extended resources come in whole numbers, and huge pages in multiples of
 * their size, with `cpu` or `memory` beside them.
 *
 * The `overhead` of a pod is checked in the same way.
 *
 * ```yaml
 * resources:
 *   limits:
 *     nvidia.com/gpu: 500m # a GPU can not be split
 *     gpu: 1 # which one? write its domain
 * ```
 */
import { containerResourceName } from "../../../formats/resourceName.ts";
import { containersOf } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { checkResourceAmounts } from "../../resourceAmounts.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "container-resources",
  family: "server",
  severity: "error",
  summary: "A container asks for a resource that does not exist, or for an impossible amount of it.",
  source: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
  kinds: podKinds,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      for (const { at } of containersOf(pod)) {
        const resources = at.at("resources");
        const lists = [resources.at("limits"), resources.at("requests")];
        checkResourceAmounts(resources, lists, containerResourceName, report);
      }
      checkOverhead(pod.spec.at("overhead"), report);
    }
  },
};

/** The server speaks of the entries of a pod's overhead as limits. */
function checkOverhead(overhead: Cursor, report: Report): void {
  checkResourceAmounts(overhead, [overhead], containerResourceName, (at, message, options) => {
    const path = at.path.replace(`${overhead.path}[`, `${overhead.path}.limits[`);
    report(at, message, { ...options, path });
  });
}

export default rule;
