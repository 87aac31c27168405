import { enter } from "./interpreter.ts";
import type { Subcommand, Walk } from "./walk.ts";

/** What a command is called that runs controllers for as long as the program lives. */
const longRunning = /controller|manager|operator|reconcil|\b(?:run|start|server?|serve)\b/iu;

/**
 * A program whose own command does nothing is run by one of its subcommands: the one that is called like it runs controllers, or
 * the only one. Where several are, or none is, nothing is guessed.
 */
export function followSubcommand(walk: Walk): void {
  if (walk.candidates.some(({ kind }) => kind === "command-run-hook")) return;
  const chosen = only(walk.subcommands.filter(isLongRunning)) ?? only(walk.subcommands);
  if (chosen === undefined) return;
  const { declaration, from, edge, site } = chosen;
  enter(walk, declaration, from, edge, site, { role: "command", kind: "command-construct" });
}

function only(all: readonly Subcommand[]): Subcommand | undefined {
  return all.length === 1 ? all[0] : undefined;
}

function isLongRunning({ declaration: { outline, file } }: Subcommand): boolean {
  const source = file.text.slice(outline.start, outline.end);
  const use = /\bUse:\s*"([^"\s]+)/u.exec(source)?.[1];
  return longRunning.test(use ?? `${file.package.name} ${outline.name}`);
}
