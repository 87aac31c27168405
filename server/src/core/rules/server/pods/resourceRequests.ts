/**
 * A request can not exceed the limit of the same resource. Extended resources and huge pages can not be overcommitted:
 * they need a limit, and a request must be equal to it or left out.
 *
 * ```yaml
 * resources:
 *   requests:
 *     memory: 2Gi # more than the limit
 *   limits:
 *     memory: 1Gi
 * ```
 */
import type { Fix } from "../../../finding.ts";
import { compareQuantities, quantityOf, type Quantity } from "../../../formats/quantity.ts";
import { canBeOvercommitted } from "../../../formats/resourceName.ts";
import { containersOf } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { addEntry } from "../../addEntry.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "resource-requests",
  family: "server",
  severity: "error",
  summary: "A request exceeds its limit, or differs from it where both must be equal.",
  source:
    "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits",
  kinds: podKinds,
  check(manifest, report) {
    const owners = podSpecsOf(manifest).flatMap((pod) => [
      pod.spec,
      ...containersOf(pod).map(({ at }) => at),
    ]);
    for (const owner of owners) checkRequests(owner.at("resources"), manifest.document.text, report);
  },
};

function checkRequests(resources: Cursor, text: string, report: Report): void {
  const requests = resources.at("requests");
  const limits = resources.at("limits");
  for (const request of requests.keys()) {
    const amount = quantityOf(request);
    const limit = limits.key(request.name);
    const most = quantityOf(limit);
    if (amount === undefined) continue;
    if (most !== undefined) checkLimit(request, amount, limit, most, report);
    else if (!limit.present && !canBeOvercommitted(request.name)) {
      report(request, say`\`${request.name}\` needs a limit; it can not be overcommitted.`, {
        path: limits.path,
        fixes: addLimit(request, resources, text),
      });
    }
  }
}

/** What can not be overcommitted has a limit equal to the request. */
function addLimit(request: Cursor, resources: Cursor, text: string): readonly Fix[] {
  const limits = resources.at("limits");
  const value = String(request.scalar?.value);
  const edit = limits.present
    ? addEntry(limits, request.name, value, text)
    : addEntry(resources, "limits", `\n  ${request.name}: ${value}`, text);
  if (edit === undefined) return [];
  return [{ title: say`Add the limit \`${request.name}: ${value}\``, edits: [edit], preferred: true }];
}

function checkLimit(request: Cursor, amount: Quantity, limit: Cursor, most: Quantity, report: Report): void {
  const difference = compareQuantities(amount, most);
  const mustBeEqual = !canBeOvercommitted(request.name);
  if (difference === 0 || (difference < 0 && !mustBeEqual)) return;
  const written = String(limit.scalar?.value);
  report(
    request,
    mustBeEqual
      ? say`The request of \`${request.name}\` must be equal to its limit, \`${written}\`.`
      : say`The request of \`${request.name}\` is more than its limit, \`${written}\`.`,
    {
      path: request.parent?.path ?? request.path,
      fixes: replaceValue(request, limit.scalar?.value ?? written),
    },
  );
}

export default rule;
