import type { Expression } from "./expression.ts";
import { meaningOfExpression, type Scope } from "./scope.ts";
import type { TemplateCall } from "./template.ts";

/** The named templates that an expression renders; which they are is not guessed. */
export function callsIn(expression: Expression, scope: Scope): readonly TemplateCall[] {
  switch (expression.kind) {
    case "chain":
      return expression.of === undefined ? [] : callsIn(expression.of, scope);
    case "other":
      return expression.parts.flatMap((part) => callsIn(part, scope));
    case "call": {
      const [name, argument] = expression.args;
      const inside = expression.args.flatMap((arg) => callsIn(arg, scope));
      if (!["include", "template"].includes(expression.name) || name?.kind !== "text") return inside;
      const meaning = argument === undefined ? unknown : meaningOfExpression(argument, scope);
      return [...inside, { name: name.token.value, argument: meaning }];
    }
    case "text":
    case "number":
      return [];
  }
}

const unknown = { kind: "unknown" } as const;
