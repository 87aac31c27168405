/**
 * The amounts of a limit must fit together: `min` ≤ `defaultRequest` ≤ `default` ≤ `max`, and a
 * `maxLimitRequestRatio` of at least 1 that `max` and `min` leave room for. Resources are those that a container (or a
 * claim) can have.
 *
 * ```yaml
 * limits:
 *   - type: Container
 *     default: { memory: 256Mi }
 *     defaultRequest: { memory: 512Mi } # more than the default limit
 * ```
 */
import { compareQuantities, quantityOf, type Quantity } from "../../../formats/quantity.ts";
import { containerResourceName, resourceName } from "../../../formats/resourceName.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

/** `[smaller, larger, where the server sees the fault]`. */
const order = [
  ["min", "max", "min"],
  ["min", "defaultRequest", "defaultRequest"],
  ["defaultRequest", "max", "defaultRequest"],
  ["defaultRequest", "default", "defaultRequest"],
  ["min", "default", "default"],
  ["default", "max", "default"],
] as const;

const amountFields = ["max", "min", "default", "defaultRequest", "maxLimitRequestRatio"] as const;

const rule: Rule = {
  code: "limit-range-bounds",
  family: "server",
  severity: "error",
  summary: "The amounts of a limit contradict each other or are for unknown resources.",
  source: "https://kubernetes.io/docs/concepts/policy/limit-range/",
  kinds: ["/LimitRange"],
  check(manifest, report) {
    for (const limit of manifest.root.at("spec", "limits").items()) {
      const type = limit.at("type").string;
      const format = type === "Pod" || type === "Container" ? containerResourceName : resourceName;
      const resources = new Set<string>();
      for (const amounts of amountFields) {
        for (const amount of limit.at(amounts).keys()) {
          resources.add(amount.name);
          const complaint = format(amount.name);
          if (complaint !== undefined) report(amount, say`\`${amount.name}\` ${complaint}.`, { on: "key" });
        }
      }
      for (const resource of resources) checkResource(limit, resource, report);
    }
  },
};

function checkResource(limit: Cursor, resource: string, report: Report): void {
  for (const [smaller, larger, at] of order) {
    if (isMore(limit.at(smaller).key(resource), limit.at(larger).key(resource))) {
      const place = limit.at(at).key(resource);
      report(place, say`\`${smaller}\` of ${resource} is more than \`${larger}\`.`);
    }
  }
  checkOvercommit(limit, resource, report);
  checkRatio(limit, resource, report);
}

/** Huge pages and extended resources can not be overcommitted: what is requested is the limit. */
function checkOvercommit(limit: Cursor, resource: string, report: Report): void {
  if (!resource.startsWith("hugepages-") && (!resource.includes("/") || resource.includes("kubernetes.io/")))
    return;
  const request = limit.at("defaultRequest").key(resource);
  const value = limit.at("default").key(resource);
  if (isMore(value, request))
    report(request, say`\`defaultRequest\` of ${resource} must be the same as \`default\`.`);
}

function checkRatio(limit: Cursor, resource: string, report: Report): void {
  const place = limit.at("maxLimitRequestRatio").key(resource);
  const ratio = quantityOf(place);
  if (ratio === undefined) return;
  if (approximate(ratio) < 1) report(place, say`A ratio of limit to request can not be less than 1.`);
  const least = quantityOf(limit.at("min").key(resource));
  const most = quantityOf(limit.at("max").key(resource));
  if (least === undefined || most === undefined) return;
  if (approximate(ratio) > approximate(most) / approximate(least)) {
    report(place, say`The ratio is larger than \`max\` divided by \`min\`.`);
  }
}

/** The server computes this quotient with floating point numbers too. */
function approximate({ digits, exponent }: Quantity): number {
  return Number(digits) * 10 ** exponent;
}

function isMore(left: Cursor, right: Cursor): boolean {
  const one = quantityOf(left);
  const other = quantityOf(right);
  return one !== undefined && other !== undefined && compareQuantities(one, other) > 0;
}

export default rule;
