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
import { compareQuantities, quantityOf, type Quantity } from "../../../formats/quantity.ts";
import { canBeOvercommitted } from "../../../formats/resourceName.ts";
import { containersIn } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
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
    for (const { spec } of podSpecsOf(manifest)) checkRequests(spec.at("resources"), report);
    for (const { at } of containersIn(manifest)) checkRequests(at.at("resources"), report);
  },
};

function checkRequests(resources: Cursor, report: Report): void {
  const requests = resources.at("requests");
  const limits = resources.at("limits");
  for (const request of requests.keys()) {
    const amount = quantityOf(request);
    const limit = limits.key(request.name);
    const most = quantityOf(limit);
    if (amount === undefined) continue;
    if (most !== undefined) checkLimit(request, amount, limit, most, report);
    else if (!limit.present && !canBeOvercommitted(request.name)) {
      report(request, `\`${request.name}\` needs a limit; it can not be overcommitted`, {
        path: limits.path,
      });
    }
  }
}

function checkLimit(request: Cursor, amount: Quantity, limit: Cursor, most: Quantity, report: Report): void {
  const difference = compareQuantities(amount, most);
  const mustBeEqual = !canBeOvercommitted(request.name);
  if (difference === 0 || (difference < 0 && !mustBeEqual)) return;
  const written = String(limit.scalar?.value);
  report(
    request,
    mustBeEqual
      ? `the request of \`${request.name}\` must be equal to its limit, \`${written}\``
      : `the request of \`${request.name}\` is more than its limit, \`${written}\``,
    { path: request.parent?.path ?? request.path, fixes: replaceValue(request, written) },
  );
}

export default rule;
