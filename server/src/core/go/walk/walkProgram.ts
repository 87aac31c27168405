import type { Declaration, Program } from "../program.ts";
import { createResolver } from "../resolver.ts";
import type { Candidate, Edge } from "../candidate.ts";
import { noteKeptClosures, type WalkedCalls } from "./calls.ts";
import { followCommands } from "./followCommands.ts";
import { followGrammar } from "./followGrammar.ts";
import { followHanded } from "./followHanded.ts";
import type { Frame } from "./frame.ts";
import { enter } from "./interpreter.ts";
import { followKubeletPlugin } from "./kubeletPlugin.ts";
import { followManaged } from "./manager.ts";
import { followInitializers, followRegistry } from "./registry.ts";
import { followStarted } from "./started.ts";
import { noteVariableRegistry } from "./variableRegistry.ts";
import { enclosing } from "../syntax.ts";
import { createWalk, tell, type Walk } from "./walk.ts";

const entry: Edge = { kind: "entry", confidence: 1, alternatives: 0 };

/** What one walk has found. */
export interface Walked {
  /** All steps that the program could be told in, in the order in which they run. */
  readonly candidates: readonly Candidate[];
  readonly calls: WalkedCalls;
}

/**
 * Walks a program from its `main` function on.
 * @param followed the file or folder of the controller that is to be followed out of several; absolute, with `/`
 */
export function walkProgram(program: Program, main: Declaration, followed: string | undefined): Walked {
  const walk = createWalk(program, createResolver(program), followed);
  const owner = program.tree(main);
  if (owner === undefined) return walk;
  const frame: Frame = {
    declaration: main,
    file: main.file,
    owner,
    role: "main",
    depth: 0,
    detour: 0,
    via: entry,
    parameters: new Map(),
    outer: undefined,
    example: undefined,
  };
  tellInitializers(walk, frame, "scheme-register", /\.AddToScheme\(|\.Install\(/u);
  tell(walk, "entry-main", frame, owner);
  tellInitializers(walk, frame, "flags", /\bflag\.\w+\(/u);
  tellFlagVariables(walk, frame);
  enter(walk, main, frame, entry, undefined, { role: "main", kind: "entry-main" });
  followCommands(walk);
  followGrammar(walk);
  noteVariableRegistry(walk);
  followRegistry(walk);
  const startsEach = walk.candidates.some(({ kind }) => kind === "controller-start");
  if (startsEach && walk.registries.length === 0) followInitializers(walk, main.file.package);
  followManaged(walk);
  followHanded(walk);
  followStarted(walk);
  followKubeletPlugin(walk);
  for (let next = walk.later.shift(); next !== undefined; next = walk.later.shift()) next();
  for (const tellLast of walk.last) tellLast();
  moveExecute(walk);
  noteKeptClosures(walk);
  return walk;
}

/** `init` functions of the main file run before `main`. */
function tellInitializers(walk: Walk, main: Frame, kind: "scheme-register" | "flags", sign: RegExp): void {
  for (const declaration of main.file.package.initializers) {
    const owner = walk.program.tree(declaration);
    const { file, outline } = declaration;
    if (owner === undefined || file !== main.file || !sign.test(file.text.slice(outline.start, outline.end)))
      continue;
    tell(walk, kind, { ...main, declaration, owner }, owner);
  }
}

const fewestFlags = 2;

/** Flags may be variables of the main file: the group that declares them. */
function tellFlagVariables(walk: Walk, main: Frame): void {
  for (const declaration of main.file.package.values.values()) {
    const { file, outline } = declaration;
    const source = file.text.slice(outline.start, outline.end);
    if (file !== main.file || source.split(/=\s*p?flag\.\w+\(/u).length <= fewestFlags) continue;
    const spec = walk.program.tree(declaration);
    const group = spec === undefined ? undefined : enclosing(spec, new Set(["var_declaration"]));
    if (group === undefined) continue;
    tell(walk, "flags", { ...main, declaration, owner: group }, group, group, "flag");
    return;
  }
}

/** Who executes the command is told with `main`, which hands the command over. */
function moveExecute({ candidates }: Walk): void {
  const at = candidates.findIndex(({ kind }) => kind === "command-execute");
  const main = candidates.findIndex(({ kind }) => kind === "entry-main");
  if (at > main) candidates.splice(main + 1, 0, ...candidates.splice(at, 1));
}
