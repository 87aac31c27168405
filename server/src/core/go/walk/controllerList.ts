import type { Edge } from "../candidate.ts";
import type { Declaration } from "../program.ts";
import { childOf, textOf, type SyntaxNode } from "../syntax.ts";
import { namedType, underlying, type NamedType } from "../types.ts";
import { nearFollowed } from "./followed.ts";
import { spine, type Example, type Frame } from "./frame.ts";
import { implementations } from "./implementations.ts";
import { isLibrary } from "./library.ts";
import type { Walk } from "./walk.ts";

const fewestControllers = 2;
const ofControllers = /^\[\][*\w.]*(?:Controller|Reconciler|Runnable)$/u;
/** What whoever has the list calls of each in it. */
const lifeCycle = ["Register", "SetupWithManager", "Run", "RunWithContext", "Start"];

/** One controller out of a list, and the method that sets it up or runs it. */
export interface ControllerInList {
  readonly method: Declaration;
  readonly edge: Edge;
  readonly example: Example;
}

/** The controller of a list literal that is asked for, else the one that does most; `undefined` for any other literal. */
export function chooseFromList(walk: Walk, literal: SyntaxNode, frame: Frame): ControllerInList | undefined {
  const type = childOf(literal, "type");
  const isList = type !== undefined && ofControllers.test(textOf(type, frame.file));
  if (!isList || !(spine.has(frame.role) || frame.role === "other")) return undefined;
  const elements = childOf(literal, "body")?.children ?? [];
  const methods = elements.flatMap((element) => methodIn(walk, element.children[0] ?? element, frame) ?? []);
  const near = nearFollowed(walk, methods, ({ file }) => file);
  const method = [...near].sort((a, b) => sizeOf(b) - sizeOf(a))[0];
  if (method === undefined || methods.length < fewestControllers) return undefined;
  const { path } = method.file.package;
  return {
    method,
    edge: { kind: "registry", confidence: 1, alternatives: methods.length - 1 },
    example: { name: `${path}.${method.outline.receiver ?? ""}`, package: path },
  };
}

/** Of an element itself, or where only its interface is known, of what it wraps. */
function methodIn(walk: Walk, element: SyntaxNode, frame: Frame): Declaration | undefined {
  const wrapped = element.type === "call_expression" ? (childOf(element, "arguments")?.children ?? []) : [];
  const typeOf = (expression: SyntaxNode): NamedType | undefined =>
    namedType(walk.program, walk.resolver.typeOf(expression, frame.file));
  const type = typeOf(element);
  if (type !== undefined && !isInterface(walk, type)) return lifeCycleOf(walk, type, frame);
  const types = [...wrapped.map(typeOf), type].filter((each) => each !== undefined);
  return types.flatMap((each) => lifeCycleOf(walk, each, frame) ?? [])[0];
}

function lifeCycleOf(walk: Walk, type: NamedType, frame: Frame): Declaration | undefined {
  const own = walk.program.packageAt(type.package)?.methods.get(type.name);
  for (const name of lifeCycle) {
    const [method] = isInterface(walk, type) ? implementations(walk, type, name, frame) : [own?.get(name)];
    if (method?.file.package.path === type.package && !isLibrary(method.file)) return method;
  }
  return undefined;
}

function isInterface({ program }: Walk, type: NamedType): boolean {
  return underlying(program, type)?.kind === "interface";
}

/** Length of all methods of the type. */
function sizeOf({ file, outline: { receiver } }: Declaration): number {
  const methods = receiver === undefined ? [] : [...(file.package.methods.get(receiver)?.values() ?? [])];
  return methods.reduce((sum, { outline }) => sum + outline.end - outline.start, 0);
}
