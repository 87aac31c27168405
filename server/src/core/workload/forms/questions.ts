import { dns1123Label, labelValue } from "../../formats/names.ts";
import { parseQuantity, signOf } from "../../formats/quantity.ts";
import { say, verbatim, type Message } from "../../text/message.ts";
import type { Choice, Conversation, GpuStock } from "./form.ts";

/** A text that has to be right by `complaint`. */
export function* askText<Id extends string>(
  id: Id,
  suggestion: string,
  complaint: (answer: string) => Message | undefined,
): Conversation<Id, string> {
  return yield { id, suggestion, choices: [], complaint };
}

/** A text that may be left empty. */
export function* askOptional<Id extends string>(
  id: Id,
  complaint: (answer: string) => Message | undefined,
): Conversation<Id, string | undefined> {
  const check = (text: string): Message | undefined => (text === "" ? undefined : complaint(text));
  const answer = yield { id, suggestion: "", choices: [], complaint: check };
  return answer === "" ? undefined : answer;
}

/**
 * One of several.
 * @param complaint why something else is none of them, where that is known
 */
export function* choose<Id extends string, const Value extends string>(
  id: Id,
  values: readonly Value[],
  suggestion: Value,
  complaint: (answer: string) => Message | undefined = () => undefined,
): Conversation<Id, Value> {
  const choices = values.map((value) => ({ value }));
  const answer = yield { id, suggestion, choices, complaint };
  return values.find((value) => value === answer) ?? suggestion;
}

/** A whole number. */
export function* askCount<Id extends string>(
  id: Id,
  suggestion: number,
  least: number,
  choices: readonly Choice[] = [],
): Conversation<Id, number> {
  const complaint = (text: string): Message | undefined =>
    /^\d{1,4}$/u.test(text) && Number(text) >= least
      ? undefined
      : say`is no whole number of ${least} or more`;
  const question = { id, suggestion: String(suggestion), choices, complaint };
  return Number(yield question);
}

/** The product of GPUs to run on: of a cluster, where one has told what it has. Undefined for any. */
export function* askProduct(stock: readonly GpuStock[]): Conversation<"product", string | undefined> {
  if (stock.length === 0) return yield* askOptional("product", labelValue);
  const choices = stock.map(({ product, nodes, perNode }) => ({
    value: product,
    detail: verbatim(`${String(nodes)} × ${String(perNode)}`),
  }));
  const answer = yield {
    id: "product",
    suggestion: stock[0]?.product ?? anyProduct,
    choices: [...choices, { value: anyProduct }],
    complaint: () => undefined,
  };
  return answer === anyProduct ? undefined : answer;
}

const anyProduct = "any";

/** The most GPUs that a pod can get on one node; eight where nobody knows. */
export function mostGpus(stock: readonly GpuStock[], product: string | undefined): number {
  const fitting = product === undefined ? stock : stock.filter((each) => each.product === product);
  return fitting.length === 0 ? 8 : Math.max(...fitting.map(({ perNode }) => perNode));
}

/** Where the objects are to live; left open when it is empty. */
export function* askNamespace(): Conversation<"namespace", string | undefined> {
  return yield* askOptional("namespace", dns1123Label);
}

export function isQuantity(text: string): Message | undefined {
  const quantity = parseQuantity(text);
  return quantity !== undefined && signOf(quantity) > 0
    ? undefined
    : say`is no amount of storage such as \`200Gi\``;
}

export function isFilled(text: string): Message | undefined {
  return text.trim() === "" || /\s/u.test(text) ? say`has to be one word` : undefined;
}
