import { binderOf } from "../binder.ts";
import type { Edge } from "../candidate.ts";
import type { Declaration, GoFile, GoPackage } from "../program.ts";
import type { CallSite } from "../rules/rule.ts";
import { childOf, descendants, textOf, type SyntaxNode } from "../syntax.ts";
import { namedType } from "../types.ts";
import { followedFolder, leadsInto, nearFollowed } from "./followed.ts";
import { packageValue } from "./commands.ts";
import { isLibrary } from "./library.ts";
import { spine, type Example, type Frame } from "./frame.ts";
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
export function chooseListed(walk: Walk, site: CallSite): ListedFunction | undefined {
  const { callee, frame } = site;
  const over = rangedOver(site);
  const list = over === undefined ? undefined : listRanged(walk, over, frame);
  if (list === undefined) return undefined;
  const method = callee.kind === "interface" ? callee.method : undefined;
  const listed = functionsIn(walk, list.file.package, list.outline.name, method);
  if (!listed.some(({ declaration }) => isOfController(declaration))) return undefined;
  const near = nearFollowed(walk, listed, ({ declaration }) => declaration.file);
  const chosen =
    near.find(({ declaration }) => leadsInto(walk, declaration, followedFolder(walk))) ??
    [...near].sort((a, b) => sizeOf(b.declaration) - sizeOf(a.declaration))[0];
  if (chosen === undefined || listed.length < fewestFunctions) return undefined;
  const { declaration, filler } = chosen;
  const owner = walk.program.tree(filler);
  const edge: Edge = { kind: "registry", confidence: 1, alternatives: listed.length - 1 };
  if (owner !== undefined) {
    const via: Edge = filler.outline.name === "init" ? { ...edge, kind: "init" } : frame.via;
    const told = walk.candidates.length;
    tell(
      walk,
      "controller-registry",
      { ...frame, declaration: filler, file: filler.file, owner, via },
      owner,
    );
    moveBeforeStart(walk, told, frame);
  }
  const { path } = declaration.file.package;
  return { declaration, edge, example: { name: path, package: path } };
}

/** A list is there before the function that goes through it starts the controllers. */
function moveBeforeStart({ candidates }: Walk, from: number, { declaration }: Frame): void {
  const start = candidates.findIndex(
    (each) => each.kind === "controller-start" && each.declaration.outline === declaration.outline,
  );
  if (start !== -1) candidates.splice(start, 0, ...candidates.splice(from));
}

/** What is called of each in a list to have it registered. */
const registers = /^(?:Add|AddToManager|Register|Setup\w*)$/u;

/** The list of a loop that calls its elements, or has each of them registered. */
function rangedOver({ callee, call, frame: { file } }: CallSite): SyntaxNode | undefined {
  if (callee.kind === "variable") return callee.binder.kind === "range" ? callee.binder.over : undefined;
  if (callee.kind !== "interface" || !registers.test(callee.method)) return undefined;
  const operand = childOf(childOf(call, "function") ?? call, "operand");
  const binder = operand?.type === "identifier" ? binderOf(textOf(operand, file), operand, file) : undefined;
  return binder?.kind === "range" ? binder.over : undefined;
}

/** Lists may hold other things than controllers: webhooks, metrics. */
function isOfController(declaration: Declaration): boolean {
  const { file, outline } = declaration;
  return (
    /controller|reconcil/iu.test(`${file.package.path} ${outline.name}`) ||
    reconcilerIn(declaration) !== undefined
  );
}

/** The variable of a package that a loop goes over, or that the field is set to that it goes over. */
function listRanged(walk: Walk, over: SyntaxNode, frame: Frame): Declaration | undefined {
  const { file } = frame;
  const name = textOf(over, file);
  if (over.type === "identifier") {
    const binder = binderOf(name, over, file);
    if (binder === undefined) return file.package.values.get(name);
    const isReceiver = binder.kind === "parameter" && binder.index === -1 && binder.owner === frame.owner;
    return isReceiver ? calledOn(walk, frame) : undefined;
  }
  if (over.type === "call_expression") return mapMade(walk, over, frame);
  const [operand, field] = over.children;
  if (over.type !== "selector_expression" || field === undefined) return undefined;
  const struct = namedType(walk.program, walk.resolver.typeOf(operand, file));
  const home = struct === undefined ? undefined : walk.program.packageAt(struct.package);
  if (home === undefined) return undefined;
  return valuesSetIn(walk, home, struct, textOf(field, file))
    .map(({ value, file: at }) => at.package.values.get(textOf(value, at)))
    .find((value) => value !== undefined);
}

/** The function that makes the map which a loop goes over; where the walk is on the main line, such a map is followed by itself. */
function mapMade(walk: Walk, call: SyntaxNode, { role, file }: Frame): Declaration | undefined {
  const called = childOf(call, "function");
  const callee = called === undefined ? undefined : walk.resolver.calleeOf(called, file);
  const isOurs = callee?.kind === "declared" && !isLibrary(callee.declaration.file);
  return isOurs && !spine.has(role) ? callee.declaration : undefined;
}

/** The variable of a package whose method the walk is in. */
function calledOn(walk: Walk, { declaration }: Frame): Declaration | undefined {
  const [call] = walk.calls.get(declaration.outline)?.values() ?? [];
  const operand =
    call === undefined ? undefined : childOf(childOf(call.at, "function") ?? call.at, "operand");
  return call === undefined || operand === undefined
    ? undefined
    : packageValue(walk.program, operand, call.from.file);
}

interface Listed {
  readonly declaration: Declaration;
  /** The function, often an `init`, or the variable that lists it. */
  readonly filler: Declaration;
}

/**
 * What `name = append(name, …)`, `name["x"] = …` and the literal of the variable list.
 * @param method what is called of each, where they are no functions
 */
function functionsIn(walk: Walk, home: GoPackage, name: string, method: string | undefined): Listed[] {
  const appends = new RegExp(
    `\\b${name}\\s*=\\s*append\\(\\s*${name}\\b|^(?:var\\s+)?${name}\\b[^\\n]*=|\\b${name}\\[[^\\]\\n]+\\]\\s*=[^=]`,
    "mu",
  );
  return home.files.flatMap((file) =>
    file.outline.declarations.flatMap((outline): Listed[] => {
      const isMade = outline.kind === "function" && outline.name === name;
      if (!isMade && !appends.test(file.text.slice(outline.start, outline.end))) return [];
      const filler = { outline, file };
      const node = walk.program.tree(filler);
      if (node === undefined) return [];
      const elements = [...descendants(node)].flatMap((each) => elementsOf(each, file));
      return elements.flatMap((expression): Listed[] => {
        const declaration = functionOf(walk, expression, file, method);
        return declaration === undefined ? [] : [{ declaration, filler }];
      });
    }),
  );
}

function functionOf(
  walk: Walk,
  expression: SyntaxNode,
  file: GoFile,
  method: string | undefined,
): Declaration | undefined {
  if (method !== undefined) {
    const type = namedType(walk.program, walk.resolver.typeOf(expression, file));
    const home = type === undefined ? undefined : walk.program.packageAt(type.package);
    return type === undefined ? undefined : home?.methods.get(type.name)?.get(method);
  }
  if (!/^(?:identifier|selector_expression)$/u.test(expression.type)) return undefined;
  const callee = walk.resolver.calleeOf(expression, file);
  return callee.kind === "declared" ? callee.declaration : undefined;
}

function elementsOf(node: SyntaxNode, file: GoFile): readonly SyntaxNode[] {
  if (node.type === "literal_value") return node.children.flatMap(elementOf);
  if (node.type !== "assignment_statement") return childOf(node, "arguments")?.children ?? [];
  const isEntry = /^\w+\[/u.test(textOf(node, file));
  return isEntry ? (childOf(node, "right")?.children ?? []) : [];
}

/** The value of a literal's element, behind its key. */
function elementOf({ type, children }: SyntaxNode): readonly SyntaxNode[] {
  return type === "keyed_element" ? (children[1]?.children ?? []) : children;
}

function sizeOf(declaration: Declaration): number {
  const reconciler = reconcilerIn(declaration);
  return reconciler === undefined ? 0 : lengthOfType(reconciler);
}
