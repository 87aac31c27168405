import {
  isMultiple,
  isWhole,
  parseQuantity,
  quantityOf,
  signOf,
  type Quantity,
} from "../formats/quantity.ts";
import { isHugePages, isIntegerResource } from "../formats/resourceName.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { type Message, say } from "../text/message.ts";
import type { Report } from "./rule.ts";

/**
 * The amounts of resources in `limits`, `requests` or `overhead`: known names, nothing negative, whole numbers of what
 * can not be split, and huge pages in multiples of their size, beside `cpu` or `memory`.
 * https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export function checkResourceAmounts(
  owner: Cursor,
  lists: readonly Cursor[],
  nameFormat: (name: string) => Message | undefined,
  report: Report,
): void {
  const amounts = lists.flatMap((list) => list.keys());
  for (const amount of amounts) {
    const complaint = nameFormat(amount.name);
    if (complaint !== undefined) report(amount, say`\`${amount.name}\` ${complaint}.`, { on: "key" });
    checkAmount(amount, report);
  }
  const hasProcessorOrMemory = amounts.some(({ name }) => name === "cpu" || name === "memory");
  if (amounts.some(({ name }) => isHugePages(name)) && !hasProcessorOrMemory) {
    report(owner, say`Huge pages need \`cpu\` or \`memory\` beside them.`, { on: "key" });
  }
}

function checkAmount(amount: Cursor, report: Report): void {
  const { name } = amount;
  const quantity = quantityOf(amount);
  if (quantity === undefined) return;
  if (signOf(quantity) < 0) report(amount, say`An amount can not be negative.`);
  else if (isIntegerResource(name) && !isWhole(quantity)) {
    report(amount, say`\`${name}\` only comes in whole numbers.`);
  }
  if (isHugePages(name) && !isMultipleOfPage(quantity, name)) {
    report(amount, say`\`${name}\` must be a multiple of the size of a page.`);
  }
}

function isMultipleOfPage(quantity: Quantity, name: string): boolean {
  const page = parseQuantity(name.replace("hugepages-", ""));
  return page !== undefined && signOf(page) > 0 && isMultiple(quantity, page);
}
