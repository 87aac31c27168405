import type { Edge } from "../candidate.ts";
import type { Declaration } from "../program.ts";
import { childOf, childrenOf, textOf, type SyntaxNode } from "../syntax.ts";
import { dereferenced, namedType, typeFrom, underlying, type GoType } from "../types.ts";
import { nearFollowed } from "./followed.ts";
import { enter } from "./interpreter.ts";
import { runsLong } from "./longRunning.ts";
import { tell, type Grammar, type Walk } from "./walk.ts";

const hook: Edge = { kind: "hook", confidence: 1, alternatives: 0 };
const deepest = 5;

/** Follows the command that is the default, or else the one that runs for long: its flags are its fields, and its Run is run. */
export function followGrammar(walk: Walk): void {
  for (const grammar of walk.grammars) {
    const command = chosenIn(walk, dereferenced(grammar.type), 0);
    const declared = command === undefined ? undefined : namedType(walk.program, command);
    const home = declared === undefined ? undefined : walk.program.packageAt(declared.package);
    if (declared === undefined || home === undefined) continue;
    const run = home.methods.get(declared.name)?.get("Run");
    if (run === undefined) continue;
    tellFlags(walk, home.types.get(declared.name), grammar);
    enter(walk, run, grammar.frame, hook, undefined, { role: "hook", kind: "command-run-hook" });
  }
}

function tellFlags(walk: Walk, declaration: Declaration | undefined, { frame }: Grammar): void {
  const owner = declaration === undefined ? undefined : walk.program.tree(declaration);
  if (declaration === undefined || owner === undefined) return;
  const { file } = declaration;
  tell(walk, "flags", { ...frame, declaration, file, owner, depth: frame.depth + 1, via: hook }, owner);
}

/** A field of a struct that stands for a command. */
interface CommandField {
  readonly name: string;
  readonly isDefault: boolean;
  readonly type: GoType | undefined;
  readonly declaration: Declaration | undefined;
}

/** The struct of the command itself, once no field of it is another command. */
function chosenIn(walk: Walk, type: GoType | undefined, depth: number): GoType | undefined {
  const commands = commandsIn(walk, type);
  if (commands.length === 0 || depth > deepest) return type;
  const near = nearFollowed(walk, commands, ({ declaration }) => declaration?.file);
  const chosen =
    near.find(({ isDefault }) => isDefault) ??
    near.find(({ name }) => runsLong(name)) ??
    (near.length === 1 ? near[0] : undefined);
  return chosen === undefined ? undefined : chosenIn(walk, dereferenced(chosen.type), depth + 1);
}

function commandsIn({ program }: Walk, type: GoType | undefined): readonly CommandField[] {
  const structure = underlying(program, type);
  if (structure?.kind !== "struct") return [];
  const { node, file, parameters } = structure;
  const tagOf = (field: SyntaxNode): string => {
    const tag = childOf(field, "tag");
    return tag === undefined ? "" : textOf(tag, file);
  };
  return node.children
    .flatMap(({ children }) => children)
    .filter((field) => /[`\s]cmd:"/u.test(tagOf(field)))
    .map((field) => {
      const [name] = childrenOf(field, "name");
      const written = typeFrom(program, childOf(field, "type"), file, parameters);
      const declared = namedType(program, written);
      return {
        name: name === undefined ? "" : textOf(name, file),
        isDefault: /\bdefault:"(?:1|withargs)"/u.test(tagOf(field)),
        type: written,
        declaration:
          declared === undefined ? undefined : program.packageAt(declared.package)?.types.get(declared.name),
      };
    });
}
