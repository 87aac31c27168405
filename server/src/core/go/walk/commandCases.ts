import { binderOf } from "../binder.ts";
import type { GoFile } from "../program.ts";
import { childOf, textOf, type SyntaxNode } from "../syntax.ts";
import { runsLong } from "./longRunning.ts";

/**
 * The cases of a switch over commands beside the one that runs for long; none where that is not known. Commands are
 * `case serve.FullCommand()` of https://pkg.go.dev/github.com/alecthomas/kingpin, or `switch os.Args[1] { case "serve": … }`, where each is a
 * program, so that one has to be taken.
 */
export function otherCases(node: SyntaxNode, file: GoFile): readonly SyntaxNode[] {
  if (node.type !== "expression_switch_statement") return [];
  const switched = childOf(node, "value");
  const isByName = switched !== undefined && isProgramName(switched, file);
  const written = isByName ? /^"?([^"\s]+)/u : /^(\w+)\.FullCommand\(\)$/u;
  const commandOf = (each: SyntaxNode): string => {
    const value = childOf(each, "value");
    return written.exec(value === undefined ? "" : textOf(value, file))?.[1] ?? "";
  };
  const cases = node.children.filter((each) => commandOf(each) !== "");
  const chosen = cases.find((each) => runsLong(commandOf(each))) ?? (isByName ? cases[0] : undefined);
  return chosen === undefined ? [] : cases.filter((each) => each !== chosen);
}

const programName = /^(?:\w+\.Base\()?os\.Args\[\d+\]\)?$/u;

/** `os.Args[0]`, or a variable that was set to it. */
function isProgramName(switched: SyntaxNode, file: GoFile): boolean {
  if (programName.test(textOf(switched, file))) return true;
  // Where each case builds a command, that is followed like a subcommand.
  if (/\b\w*Command\(/u.test(textOf(switched.parent ?? switched, file))) return false;
  const binder =
    switched.type === "identifier" ? binderOf(textOf(switched, file), switched, file) : undefined;
  const value = binder?.kind === "define" ? binder.values[binder.index] : undefined;
  return value !== undefined && programName.test(textOf(value, file));
}
