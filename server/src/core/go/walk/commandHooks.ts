import { childOf, descendants, type SyntaxNode } from "../syntax.ts";
import { textOf } from "../types.ts";
import type { Frame } from "./frame.ts";

/** In the order in which cobra calls them. */
const hookKinds = new Map<string, "command-pre-run" | "command-run-hook">([
  ["PersistentPreRun", "command-pre-run"],
  ["PersistentPreRunE", "command-pre-run"],
  ["PreRun", "command-pre-run"],
  ["PreRunE", "command-pre-run"],
  ["Run", "command-run-hook"],
  ["RunE", "command-run-hook"],
]);

/** A hook in the literal of a cobra command, and what it is set to. */
interface CommandHook {
  readonly name: string;
  readonly kind: "command-pre-run" | "command-run-hook";
  readonly element: SyntaxNode;
  readonly value: SyntaxNode;
}

/** The hooks of the cobra commands that a body builds. */
export function* commandHooks(body: SyntaxNode, file: Frame["file"]): Generator<CommandHook> {
  for (const literal of descendants(body)) {
    const type = childOf(literal, "type");
    if (
      literal.type !== "composite_literal" ||
      type === undefined ||
      !/\bcobra\.Command$/u.test(textOf(type, file))
    )
      continue;
    const elements = childOf(literal, "body")?.children ?? [];
    for (const [name, kind] of hookKinds) {
      const element = elements.find(({ children: [key] }) => key !== undefined && textOf(key, file) === name);
      const value = element?.children[1];
      if (element !== undefined && value !== undefined) yield { name, kind, element, value };
    }
  }
}
