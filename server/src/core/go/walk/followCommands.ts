import type { Edge } from "../candidate.ts";
import { noteCall } from "./calls.ts";
import { nearFollowed } from "./followed.ts";
import type { Frame } from "./frame.ts";
import { subcommandsOf } from "./commandGroups.ts";
import { valuesOf } from "./functionValues.ts";
import { enter, runFunction, runHooks } from "./interpreter.ts";
import { onlyRunsLong, runsControllers, runsLong } from "./longRunning.ts";
import { tell, type Subcommand, type Walk } from "./walk.ts";

/**
 * Follows commands that are kept in variables and executed. A program whose own command does nothing is run by one of its
 * subcommands, which may have subcommands in their turn: the one that is asked for, the one that is called like it runs for long, or
 * the only one. Of several that run controllers the first is taken, and said to be one of them. Where none does, it is the first that
 * has such a subcommand.
 */
export function followCommands(walk: Walk): void {
  for (const executed of walk.executed.splice(0)) enterCommand(walk, executed, executed.edge);
  while (!hasHook(walk)) {
    runGiven(walk);
    if (hasHook(walk)) return;
    const open = new Map(walk.subcommands.splice(0).map((each) => [each.declaration.outline, each]));
    const near = nearFollowed(walk, [...open.values()], ({ declaration }) => declaration.file);
    const running = near.filter((each) => runsLong(nameOf(each)));
    const controlling = running.filter((each) => runsControllers(nameOf(each)));
    const exactly = running.filter((each) => onlyRunsLong(nameOf(each)));
    const chosen =
      only(running) ??
      only(near.filter((each) => isProgram(walk, nameOf(each)))) ??
      only(near) ??
      only(exactly) ??
      controlling[0] ??
      near.find((each) => leadsOn(walk, each));
    if (chosen === undefined) return;
    const others = controlling.includes(chosen) ? controlling.length - 1 : 0;
    enterCommand(walk, chosen, others === 0 ? chosen.edge : oneOf(others));
  }
}

function hasHook({ candidates }: Walk): boolean {
  return candidates.some(({ kind }) => kind === "command-run-hook");
}

/** Runs the functions that a library was given to make a command of. */
function runGiven(walk: Walk): void {
  for (const { start, frame } of walk.commandFunctions.splice(0)) {
    const [value] = valuesOf(walk, start, frame);
    if (value?.kind !== "declared" || /^[nN]ew/u.test(value.declaration.outline.name)) continue;
    const called: Frame = { ...frame, role: "hook", via: { kind: "hook", confidence: 1, alternatives: 0 } };
    tell(walk, "command-run-hook", called, start, start, value.declaration.outline.name);
    runFunction(walk, start, called);
  }
}

function oneOf(alternatives: number): Edge {
  return { kind: "registry", confidence: 1, alternatives };
}

function only(all: readonly Subcommand[]): Subcommand | undefined {
  return all.length === 1 ? all[0] : undefined;
}

/** What a command is called on the command line; where that is no literal, its package and function say it. */
function nameOf({ declaration: { outline, file } }: Pick<Subcommand, "declaration">): string {
  const source = file.text.slice(outline.start, outline.end);
  const use = (/\bUse:\s*"([^"\s]+)/u.exec(source) ??
    /\bcli\.Command\{[^{}]*?\bName:\s*"([^"\s]+)/u.exec(source))?.[1];
  return use ?? `${file.package.path.split("/").slice(-2).join(" ")} ${outline.name}`;
}

/** Whether the program's folder is called like a command: `cmd/tower-watch` for `watch`. */
function isProgram({ frames }: Walk, name: string): boolean {
  const folder = frames.values().next().value?.file.package.folder ?? "";
  const program = folder.slice(folder.lastIndexOf("/") + 1);
  return program === name || program.endsWith(`-${name}`);
}

/** Whether a command stands for one that runs for long. */
function leadsOn(walk: Walk, { declaration }: Subcommand): boolean {
  return subcommandsOf(walk, declaration).some((each) => runsLong(nameOf({ declaration: each })));
}

function enterCommand(walk: Walk, command: Subcommand, edge: Edge): void {
  const { declaration, from, site } = command;
  if (declaration.outline.kind === "value") enterVariable(walk, command, edge);
  else enter(walk, declaration, from, edge, site, { role: "command", kind: "command-construct" });
}

/** A variable is what builds the command; then come the `init` functions that add to it, then its hooks. */
function enterVariable(walk: Walk, { declaration, from, site }: Subcommand, edge: Edge): void {
  noteCall(walk, from, declaration, site?.call ?? from.owner, edge);
  const owner = walk.program.tree(declaration);
  if (owner === undefined || walk.frames.has(declaration.outline)) return;
  const { file, outline } = declaration;
  const frame: Frame = {
    ...from,
    declaration,
    file,
    owner,
    role: "command",
    depth: from.depth + 1,
    detour: 0,
    via: edge,
    parameters: new Map(),
    outer: undefined,
  };
  walk.frames.set(outline, frame);
  tell(walk, "command-construct", frame, owner, owner, outline.name);
  const uses = new RegExp(`\\b${outline.name}\\.`, "u");
  for (const initializer of file.package.initializers) {
    const source = initializer.file.text.slice(initializer.outline.start, initializer.outline.end);
    const atLoad: Edge = { kind: "init", confidence: 1, alternatives: 0 };
    if (uses.test(source)) enter(walk, initializer, frame, atLoad, undefined, { role: "command" });
  }
  runHooks(walk, owner, frame);
}
