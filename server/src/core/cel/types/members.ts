import { listing, type Message, say } from "../../text/message.ts";
import type { Range } from "../../text/range.ts";
import type { Expression } from "../expression.ts";
import { type CelType, DYN, isPlain, typeText } from "./celType.ts";
import { type Check, wrong } from "./check.ts";
import { fits } from "./unify.ts";

/** The name behind the dot, which is the last thing of a selection. */
export function fieldRange({ end, field }: Extract<Expression, { kind: "select" }>): Range {
  return { start: end - field.length, end };
}

/** The type of a field, told as wrong where there is none. */
export function fieldOf(owner: CelType, name: string, place: Range, check: Check): CelType {
  switch (owner.kind) {
    case "dyn":
    case "parameter":
      return DYN;
    case "map":
      return owner.value;
    case "object":
      return owner.field(name) ?? wrong(check, place, noField(name, owner.names()));
    default:
      return wrong(check, place, say`\`${typeText(owner)}\` has no fields, so there is no \`${name}\`.`);
  }
}

function noField(name: string, names: readonly string[]): Message {
  const shown = names.slice(0, 8).map((one) => `\`${one}\``);
  const rest = names.length > shown.length ? " …" : "";
  return say`There is no field \`${name}\`${shown.length === 0 ? "" : say`; there is ${listing(shown)}${rest}`}.`;
}

/** The type of what stands in `[…]` behind a value. */
export function elementAt(
  owner: CelType,
  index: CelType,
  { index: place, operand }: Extract<Expression, { kind: "index" }>,
  check: Check,
): CelType {
  switch (owner.kind) {
    case "dyn":
    case "parameter":
      return DYN;
    case "list":
      if (index.kind === "dyn" || isPlain(index, "int", "uint", "double")) return owner.element;
      return wrong(check, place, say`A list is read by number, not by \`${typeText(index)}\`.`);
    case "map":
      if (fits(owner.key, index, new Map())) return owner.value;
      return wrong(
        check,
        place,
        say`The keys of this map are \`${typeText(owner.key)}\`, not \`${typeText(index)}\`.`,
      );
    case "object":
      return wrong(check, place, say`An object has fields (\`.name\`), no keys (\`['name']\`).`);
    default:
      return wrong(check, operand, say`\`${typeText(owner)}\` has no elements.`);
  }
}
