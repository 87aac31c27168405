import { codes, listing, type Message, say } from "../../text/message.ts";
import type { Range } from "../../text/range.ts";
import type { Expression } from "../expression.ts";
import { type CelType, DYN, typeText } from "./celType.ts";
import { type Check, wrong } from "./check.ts";
import { SIGNATURES } from "./signatures.ts";
import { type Bindings, fits, substitute } from "./unify.ts";

/** A call of a function, with a target or without. */
export type Call = Extract<Expression, { kind: "call" }>;

/** What a call yields: `dyn` where several overloads fit and differ. @param name with a dot in front for methods */
export function resolve(
  call: Call,
  name: string,
  receiver: CelType | undefined,
  given: readonly CelType[],
  check: Check,
): CelType {
  const overloads = SIGNATURES.get(name);
  if (overloads === undefined)
    return wrong(check, nameRange(call), say`There is no function \`${call.name}\` in Kubernetes' CEL.`);
  const results: CelType[] = [];
  for (const overload of overloads) {
    const bindings: Bindings = new Map();
    const isMatch =
      overload.parameters.length === given.length &&
      (receiver === undefined ||
        overload.receiver === undefined ||
        fits(overload.receiver, receiver, bindings)) &&
      overload.parameters.every((wanted, index) => fits(wanted, given[index] ?? DYN, bindings));
    if (isMatch) results.push(substitute(overload.result, bindings));
  }
  const [first] = results;
  if (first === undefined) {
    const of = receiver === undefined ? "" : say` of \`${typeText(receiver)}\``;
    const taken = given.length === 0 ? say`nothing` : listing(codes(given.map(typeText)));
    return wrong(
      check,
      nameRange(call),
      say`\`${call.name}\`${of} does not take ${taken}: ${written(overloads)}.`,
    );
  }
  return results.every((result) => typeText(result) === typeText(first)) ? first : DYN;
}

function written(overloads: readonly { readonly text: string }[]): Message {
  return listing(codes(overloads.slice(0, 4).map(({ text }) => text.replace(/^<(.*)>\./u, "$1."))));
}

/** From the name of the function to the end of the call; where the name starts is known only without a target. */
function nameRange({ start, end, target }: Call): Range {
  return { start: target === undefined ? start : Math.min(target.end + 1, end), end };
}
