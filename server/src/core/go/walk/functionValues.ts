import type { Binder } from "../binder.ts";
import { memberOf } from "../members.ts";
import type { Declaration, GoFile, GoPackage } from "../program.ts";
import { childOf, descendants, textOf, type SyntaxNode } from "../syntax.ts";
import { namedType, underlying, type GoType, type NamedType } from "../types.ts";
import { callPlaces } from "./callPlaces.ts";
import type { Frame, FunctionValue } from "./frame.ts";
import { isLibrary } from "./library.ts";
import { implementations } from "./implementations.ts";
import { assignedTo, valuesSetIn } from "./setValues.ts";
import type { Walk } from "./walk.ts";

const deepest = 6;

/**
 * The functions that an expression may stand for where `frame` runs: closures, declared functions, method values, what was
 * passed for a parameter, what a struct field was set to. Empty where it is not known.
 */
export function valuesOf(
  walk: Walk,
  expression: SyntaxNode,
  frame: Frame,
  depth = 0,
): readonly FunctionValue[] {
  if (depth > deepest) return [];
  const { file } = frame;
  switch (expression.type) {
    case "func_literal":
      return [{ kind: "closure", node: expression, frame, edge: "closure" }];
    case "parenthesized_expression":
    case "literal_element":
      return expression.children[0] === undefined
        ? []
        : valuesOf(walk, expression.children[0], frame, depth + 1);
    case "call_expression":
      return returnedFunction(walk, expression, file);
    case "composite_literal":
      return listedFunctions(walk, expression, frame, depth);
    case "identifier":
    case "selector_expression": {
      const callee = walk.resolver.calleeOf(expression, file);
      switch (callee.kind) {
        case "declared":
          return [{ kind: "declared", declaration: callee.declaration, edge: "call" }];
        case "variable":
          return boundValues(walk, callee.binder, callee.name, frame, depth);
        case "field":
          return mayBeFunction(walk, expression, file)
            ? fieldValues(walk, callee.owner, callee.field, frame, depth)
            : [];
        case "interface": {
          const known = fieldMethods(walk, childOf(expression, "operand"), callee.method, frame);
          const found = known.length > 0 ? known : implementations(walk, callee.owner, callee.method, frame);
          return found.map((declaration) => ({ kind: "declared", declaration, edge: "interface" }));
        }
        default:
          return [];
      }
    }
    default:
      return [];
  }
}

/** The functions that a list literal holds. */
function listedFunctions(
  walk: Walk,
  literal: SyntaxNode,
  frame: Frame,
  depth: number,
): readonly FunctionValue[] {
  if (childOf(literal, "type")?.type !== "slice_type") return [];
  const elements = childOf(literal, "body")?.children ?? [];
  return elements.flatMap((element) => [...valuesOf(walk, element, frame, depth + 1)]);
}

/** A type whose source is absent may be one of a function. */
function mayBeFunction({ program, resolver }: Walk, expression: SyntaxNode, file: GoFile): boolean {
  const type = underlying(program, resolver.typeOf(expression, file));
  return type === undefined || type.kind === "function" || type.kind === "named";
}

/** A function that returns a function is entered when what it returns is called. */
function returnedFunction(walk: Walk, call: SyntaxNode, file: GoFile): readonly FunctionValue[] {
  const called = childOf(call, "function");
  const callee = called === undefined ? undefined : walk.resolver.calleeOf(called, file);
  if (callee?.kind !== "declared" || callee.results[0]?.kind !== "function") return [];
  return [{ kind: "declared", declaration: callee.declaration, edge: "closure" }];
}

/** The function that is one of several results of a call: what is returned at that place. */
function returnedAmong(
  walk: Walk,
  call: SyntaxNode,
  index: number,
  frame: Frame,
  depth: number,
): readonly FunctionValue[] {
  const called = call.type === "call_expression" ? childOf(call, "function") : undefined;
  const callee = called === undefined ? undefined : walk.resolver.calleeOf(called, frame.file);
  if (callee?.kind !== "declared" || isLibrary(callee.declaration.file)) return [];
  const { declaration, results } = callee;
  if (underlying(walk.program, results[index])?.kind !== "function") return [];
  const owner = walk.program.tree(declaration);
  if (owner === undefined) return [];
  const scope = walk.frames.get(declaration.outline) ?? bareFrame(declaration, owner, frame);
  return [...descendants(owner, ({ type }) => type !== "func_literal")]
    .filter(({ type }) => type === "return_statement")
    .flatMap(({ children }) => children[0]?.children[index] ?? [])
    .flatMap((value) => [...valuesOf(walk, value, scope, depth + 1)]);
}

function boundValues(
  walk: Walk,
  binder: Binder,
  name: string,
  frame: Frame,
  depth: number,
): readonly FunctionValue[] {
  if (binder.kind === "parameter") {
    for (let at: Frame | undefined = frame; at !== undefined; at = at.outer)
      if (at.owner === binder.owner) {
        const known = at.parameters.get(name) ?? passedAnywhere(walk, at, binder.index, depth);
        return known.map((value) => ({ ...value, edge: "parameter" }));
      }
    return [];
  }
  if (binder.kind === "define") {
    if (binder.values.length !== binder.count)
      return binder.values[0] === undefined
        ? []
        : returnedAmong(walk, binder.values[0], binder.index, frame, depth);
    const value = binder.values[binder.index];
    return value === undefined ? [] : valuesOf(walk, value, frame, depth + 1);
  }
  if (binder.kind === "range") return binder.index === 1 ? valuesOf(walk, binder.over, frame, depth + 1) : [];
  if (binder.kind !== "declare") return [];
  return assignedTo(frame.owner, (left) => textOf(left, frame.file) === name).flatMap((value) =>
    valuesOf(walk, value, frame, depth + 1),
  );
}

/** What a function that the walk did not come through is given, wherever it is called. */
function passedAnywhere(walk: Walk, frame: Frame, index: number, depth: number): readonly FunctionValue[] {
  const { declaration, owner } = frame;
  if (owner !== walk.program.tree(declaration) || walk.frames.get(declaration.outline) === frame) return [];
  return callPlaces(walk, declaration).flatMap(({ owner: caller, node, call }) => {
    const given = (childOf(call, "arguments")?.children ?? []).filter(({ type }) => type !== "comment")[
      index
    ];
    if (given === undefined) return [];
    const scope = walk.frames.get(caller.outline) ?? bareFrame(caller, node, frame);
    return [...valuesOf(walk, given, scope, depth + 1)];
  });
}

/** What a field that holds a function is set to, anywhere in the package of its struct or of the caller. */
function fieldValues(
  walk: Walk,
  owner: GoType | undefined,
  field: string,
  frame: Frame,
  depth: number,
): readonly FunctionValue[] {
  const struct = namedType(walk.program, owner);
  const home = struct === undefined ? undefined : walk.program.packageAt(struct.package);
  const packages = new Set([home, frame.file.package]);
  const found: FunctionValue[] = [];
  for (const each of packages)
    if (each !== undefined) found.push(...fieldValuesIn(walk, each, struct, field, frame, depth));
  return found.map((value) => ({ ...value, edge: "field" }));
}

function fieldValuesIn(
  walk: Walk,
  home: GoPackage,
  struct: NamedType | undefined,
  field: string,
  frame: Frame,
  depth: number,
): FunctionValue[] {
  return valuesSetIn(walk, home, struct, field).flatMap(({ owner, node, value }) => {
    const scope = walk.frames.get(owner.outline) ?? bareFrame(owner, node, frame);
    return [...valuesOf(walk, value, scope, depth + 1)];
  });
}

/** Methods of what an interface-typed field is set to, where that has a type of its own. */
function fieldMethods(
  walk: Walk,
  selector: SyntaxNode | undefined,
  method: string,
  frame: Frame,
): readonly Declaration[] {
  const field = selector === undefined ? undefined : childOf(selector, "field");
  if (selector === undefined || field === undefined) return [];
  const struct = namedType(walk.program, walk.resolver.typeOf(childOf(selector, "operand"), frame.file));
  const home = struct === undefined ? undefined : walk.program.packageAt(struct.package);
  if (home === undefined) return [];
  const found = new Map<string, Declaration>();
  for (const { owner, file, value } of valuesSetIn(walk, home, struct, textOf(field, frame.file))) {
    const type = walk.resolver.typeOf(value, file);
    const member = memberOf(walk.program, type?.kind === "tuple" ? type.elements[0] : type, method);
    if (member?.kind === "method") found.set(`${owner.outline.start}`, member.declaration);
  }
  return [...found.values()];
}

/** A frame for a function that the walk did not come through. */
function bareFrame(declaration: Declaration, owner: SyntaxNode, like: Frame): Frame {
  return { ...like, declaration, file: declaration.file, owner, parameters: new Map(), outer: undefined };
}

/** The functions that a call's arguments pass for the parameters of what is called. */
export function passedFunctions(
  walk: Walk,
  owner: SyntaxNode,
  file: GoFile,
  call: SyntaxNode,
  frame: Frame,
): ReadonlyMap<string, readonly FunctionValue[]> {
  const parameters = childOf(owner, "parameters")?.children ?? [];
  const names = parameters.flatMap((parameter) =>
    parameter.children.filter(({ field }) => field === "name").map((name) => textOf(name, file)),
  );
  const given = (childOf(call, "arguments")?.children ?? []).filter(({ type }) => type !== "comment");
  const passed = new Map<string, readonly FunctionValue[]>();
  names.forEach((name, index) => {
    const argument = given[index];
    if (argument === undefined || !/^(?:identifier|selector_expression|func_literal)$/u.test(argument.type))
      return;
    const values = valuesOf(walk, argument, frame);
    if (values.length > 0) passed.set(name, values);
  });
  return passed;
}
