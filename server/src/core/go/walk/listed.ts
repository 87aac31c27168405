import { binderOf } from "../binder.ts";
import type { Edge } from "../candidate.ts";
import type { Declaration, GoFile, GoPackage } from "../program.ts";
import type { CallSite } from "../rules/rule.ts";
import { childOf, descendants, textOf, type SyntaxNode } from "../syntax.ts";
import { namedType } from "../types.ts";
import { nearFollowed } from "./followed.ts";
import type { Example } from "./frame.ts";
import { lengthOfType, reconcilerIn } from "./handed.ts";
import { valuesSetIn } from "./setValues.ts";
import { tell, type Walk } from "./walk.ts";

const fewestFunctions = 3;

/** One function out of a list of them. */
export interface ListedFunction {
  readonly declaration: Declaration;
  readonly edge: Edge;
  readonly example: Example;
}

/**
 * A loop that calls functions which a variable of the package lists, one for each controller: the list is their registry. Tells who
 * fills it, and chooses the function that is asked for, else the one whose controller does most.
 */
export function chooseListed(walk: Walk, { callee, frame }: CallSite): ListedFunction | undefined {
  if (callee.kind !== "variable" || callee.binder.kind !== "range") return undefined;
  const list = listRanged(walk, callee.binder.over, frame.file);
  if (list === undefined) return undefined;
  const listed = functionsIn(walk, list.file.package, list.outline.name);
  const near = nearFollowed(walk, listed, ({ declaration }) => declaration.file);
  const chosen = [...near].sort((a, b) => sizeOf(b.declaration) - sizeOf(a.declaration))[0];
  if (chosen === undefined || listed.length < fewestFunctions) return undefined;
  const { declaration, filler } = chosen;
  const owner = walk.program.tree(filler);
  const edge: Edge = { kind: "registry", confidence: 1, alternatives: listed.length - 1 };
  if (owner !== undefined) {
    const via: Edge = filler.outline.name === "init" ? { ...edge, kind: "init" } : frame.via;
    tell(
      walk,
      "controller-registry",
      { ...frame, declaration: filler, file: filler.file, owner, via },
      owner,
    );
  }
  const { path } = declaration.file.package;
  return { declaration, edge, example: { name: path, package: path } };
}

/** The variable of a package that a loop goes over, or that the field is set to that it goes over. */
function listRanged(walk: Walk, over: SyntaxNode, file: GoFile): Declaration | undefined {
  const name = textOf(over, file);
  if (over.type === "identifier")
    return binderOf(name, over, file) === undefined ? file.package.values.get(name) : undefined;
  const [operand, field] = over.children;
  if (over.type !== "selector_expression" || field === undefined) return undefined;
  const struct = namedType(walk.program, walk.resolver.typeOf(operand, file));
  const home = struct === undefined ? undefined : walk.program.packageAt(struct.package);
  if (home === undefined) return undefined;
  return valuesSetIn(walk, home, struct, textOf(field, file))
    .map(({ value, file: at }) => at.package.values.get(textOf(value, at)))
    .find((value) => value !== undefined);
}

interface Listed {
  readonly declaration: Declaration;
  /** The function, often an `init`, or the variable that lists it. */
  readonly filler: Declaration;
}

/** What `name = append(name, …)` and the literal of the variable list. */
function functionsIn(walk: Walk, home: GoPackage, name: string): Listed[] {
  const appends = new RegExp(
    `\\b${name}\\s*=\\s*append\\(\\s*${name}\\b|^(?:var\\s+)?${name}\\b[^\\n]*=`,
    "mu",
  );
  return home.files.flatMap((file) =>
    file.outline.declarations.flatMap((outline): Listed[] => {
      if (!appends.test(file.text.slice(outline.start, outline.end))) return [];
      const filler = { outline, file };
      const node = walk.program.tree(filler);
      if (node === undefined) return [];
      return [...descendants(node)].flatMap(elementsOf).flatMap((expression): Listed[] => {
        const callee = walk.resolver.calleeOf(expression, file);
        return callee.kind === "declared" ? [{ declaration: callee.declaration, filler }] : [];
      });
    }),
  );
}

function elementsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const given = childOf(node, "arguments")?.children ?? [];
  const elements = node.type === "literal_value" ? node.children.flatMap(elementOf) : [];
  return [...given, ...elements].filter(({ type }) => /^(?:identifier|selector_expression)$/u.test(type));
}

/** The value of a literal's element, behind its key. */
function elementOf({ type, children }: SyntaxNode): readonly SyntaxNode[] {
  return type === "keyed_element" ? (children[1]?.children ?? []) : children;
}

function sizeOf(declaration: Declaration): number {
  const reconciler = reconcilerIn(declaration);
  return reconciler === undefined ? 0 : lengthOfType(reconciler);
}
