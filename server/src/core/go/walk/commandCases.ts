import type { GoFile } from "../program.ts";
import { childOf, textOf, type SyntaxNode } from "../syntax.ts";
import { runsLong } from "./longRunning.ts";

/**
 * The cases of `switch parsed { case serve.FullCommand(): … }` beside the one for the command that runs for long; none where that is not
 * known. See https://pkg.go.dev/github.com/alecthomas/kingpin.
 */
export function otherCases(node: SyntaxNode, file: GoFile): readonly SyntaxNode[] {
  if (node.type !== "expression_switch_statement") return [];
  const commandOf = (each: SyntaxNode): string => {
    const value = childOf(each, "value");
    return /^(\w+)\.FullCommand\(\)$/u.exec(value === undefined ? "" : textOf(value, file))?.[1] ?? "";
  };
  const cases = node.children.filter((each) => commandOf(each) !== "");
  const chosen = cases.find((each) => runsLong(commandOf(each)));
  return chosen === undefined ? [] : cases.filter((each) => each !== chosen);
}
