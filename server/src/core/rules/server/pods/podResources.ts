/**
 * A pod may ask for `cpu`, `memory` and huge pages as a whole. Its request must then cover what its containers ask for
 * together, and no container can have a higher limit than the pod. Claims of devices belong to containers, and Windows
 * knows no resources of pods.
 *
 * ```yaml
 * spec:
 *   resources:
 *     requests:
 *       cpu: "1" # its container asks for more
 *   containers:
 *     - name: web
 *       image: nginx:1.29
 *       resources:
 *         requests:
 *           cpu: 1500m
 * ```
 */
import { compareQuantities, quantityOf, type Quantity } from "../../../formats/quantity.ts";
import { isHugePages, podResourceName } from "../../../formats/resourceName.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf, type PodPlace } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { containerSums } from "../../containerSums.ts";
import { checkResourceAmounts } from "../../resourceAmounts.ts";
import type { Report, Rule } from "../../rule.ts";

/** Since this minor version pods have resources by default; before, the server drops them unseen. */
const knowsPodResources = 34;

const rule: Rule = {
  code: "pod-resources",
  family: "server",
  severity: "error",
  summary: "The resources of a pod as a whole do not cover those of its containers.",
  source: "https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/",
  kinds: podKinds,
  check(manifest, report, { minor }) {
    if (minor < knowsPodResources) return;
    for (const pod of podSpecsOf(manifest)) {
      const resources = pod.spec.at("resources");
      if (!resources.present) continue;
      if (pod.spec.at("os", "name").string === "windows") {
        report(resources, say`A Windows pod can not have resources as a whole.`, { on: "key" });
        continue;
      }
      const claims = resources.at("claims");
      if (claims.present) report(claims, say`Claims belong to a container, not to the pod.`, { on: "key" });
      const lists = [resources.at("limits"), resources.at("requests")];
      checkResourceAmounts(resources, lists, podResourceName, report);
      checkRequests(pod, resources, report);
      checkLimits(pod, resources.at("limits"), report);
    }
  },
};

function checkRequests(pod: PodPlace, resources: Cursor, report: Report): void {
  const requests = resources.at("requests");
  for (const [name, sum] of containerSums(pod, "requests")) {
    const request = requests.key(name);
    if (isLess(quantityOf(request), sum)) {
      report(request, say`The containers ask for more \`${name}\` together than the pod.`);
    }
    // A Pod that says its limit only has the sum as its request, and that can not be more than the limit.
    const isDefaulted = !pod.template && !request.present && (name === "cpu" || name === "memory");
    if (isDefaulted && isLess(quantityOf(resources.at("limits").key(name)), sum)) {
      report(
        resources.at("limits").key(name),
        say`The containers ask for more \`${name}\` together than this limit.`,
        {
          path: requests.path,
        },
      );
    }
  }
}

function checkLimits(pod: PodPlace, limits: Cursor, report: Report): void {
  for (const [name, sum] of containerSums(pod, "limits")) {
    const limit = limits.key(name);
    if (isHugePages(name) && isLess(quantityOf(limit), sum)) {
      report(limit, say`The containers may use more \`${name}\` together than the pod.`);
    }
  }
  for (const [index, container] of pod.spec.at("containers").items().entries()) {
    for (const limit of container.at("resources", "limits").keys()) {
      const quantity = quantityOf(limit);
      if (quantity === undefined || !isLess(quantityOf(limits.key(limit.name)), quantity)) continue;
      report(limit, say`The limit of a container can not be more than that of the pod.`, {
        path: `${pod.spec.at("resources").path}.containers[${String(index)}][${limit.name}].limits`,
      });
    }
  }
}

function isLess(one: Quantity | undefined, other: Quantity): boolean {
  return one !== undefined && compareQuantities(one, other) < 0;
}

export default rule;
