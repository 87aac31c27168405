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
import {
  isMultiple,
  isWhole,
  parseQuantity,
  quantityOf,
  signOf,
  type Quantity,
} from "../../../formats/quantity.ts";
import { containerResourceName, isHugePages, isIntegerResource } from "../../../formats/resourceName.ts";
import { containersOf } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
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
        checkAmounts([resources.at("limits"), resources.at("requests")], resources, report);
      }
      checkOverhead(pod.spec.at("overhead"), report);
    }
  },
};

function checkAmounts(lists: readonly Cursor[], owner: Cursor, report: Report): void {
  const amounts = lists.flatMap((list) => list.keys());
  for (const amount of amounts) checkAmount(amount, report);
  if (!amounts.some(({ name }) => isHugePages(name))) return;
  if (amounts.some(({ name }) => name === "cpu" || name === "memory")) return;
  report(owner, "huge pages need `cpu` or `memory` beside them", { on: "key" });
}

/** The server speaks of the entries of a pod's overhead as limits. */
function checkOverhead(overhead: Cursor, report: Report): void {
  checkAmounts([overhead], overhead, (at, message, options) => {
    const path = at.path.replace(`${overhead.path}[`, `${overhead.path}.limits[`);
    report(at, message, { ...options, path });
  });
}

function checkAmount(amount: Cursor, report: Report): void {
  const { name } = amount;
  const complaint = containerResourceName(name);
  if (complaint !== undefined) report(amount, `\`${name}\` ${complaint}`, { on: "key" });
  const quantity = quantityOf(amount);
  if (quantity === undefined) return;
  if (signOf(quantity) < 0) report(amount, "an amount can not be negative");
  else if (isIntegerResource(name) && !isWhole(quantity))
    report(amount, `\`${name}\` only comes in whole numbers`);
  if (isHugePages(name) && !isMultipleOfPage(quantity, name)) {
    report(amount, `\`${name}\` must be a multiple of the size of a page`);
  }
}

function isMultipleOfPage(quantity: Quantity, name: string): boolean {
  const page = parseQuantity(name.replace("hugepages-", ""));
  return page !== undefined && signOf(page) > 0 && isMultiple(quantity, page);
}

export default rule;
