import type { GoFile } from "./program.ts";
import { childOf, childrenOf, statementsOf, textOf, type SyntaxNode } from "./syntax.ts";

/** The place in a function that gives a name its meaning. */
export type Binder =
  /** A parameter or receiver of `owner`; `index` counts the parameters, -1 is the receiver. */
  | {
      readonly kind: "parameter";
      readonly owner: SyntaxNode;
      readonly type: SyntaxNode | undefined;
      readonly index: number;
      readonly isVariadic: boolean;
    }
  /** `left := right`, or `var left = right`, at the position `index` of `count` names. */
  | {
      readonly kind: "define";
      readonly values: readonly SyntaxNode[];
      readonly index: number;
      readonly count: number;
      readonly node: SyntaxNode;
    }
  | { readonly kind: "declare"; readonly type: SyntaxNode; readonly node: SyntaxNode }
  | { readonly kind: "range"; readonly over: SyntaxNode; readonly index: number }
  /** `switch name := value.(type)`, inside a case with these types. */
  | { readonly kind: "type-switch"; readonly value: SyntaxNode; readonly types: readonly SyntaxNode[] }
  | { readonly kind: "receive"; readonly channel: SyntaxNode; readonly index: number };

const functionTypes = new Set(["function_declaration", "method_declaration", "func_literal"]);

/** Looks a name up from a place inside a function outwards, as Go's scopes do; `undefined` where no function binds it. */
export function binderOf(name: string, place: SyntaxNode, file: GoFile): Binder | undefined {
  for (let at = place; at.parent !== undefined; at = at.parent) {
    const found = bindingIn(at.parent, at, name, file);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What `scope` binds before its child `from` is reached. */
function bindingIn(scope: SyntaxNode, from: SyntaxNode, name: string, file: GoFile): Binder | undefined {
  if (functionTypes.has(scope.type)) return parameterBinder(scope, name, file);
  if (scope.type === "type_switch_statement") return typeSwitchBinder(scope, from, name, file);
  if (scope.type === "communication_case" || scope.type === "for_statement") {
    for (const child of scope.children) {
      if (child === from) continue;
      const found = statementBinder(child, name, file);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (scope.type === "if_statement" || scope.type === "expression_switch_statement") {
    const initializer = childOf(scope, "initializer");
    return initializer === undefined || initializer === from
      ? undefined
      : statementBinder(initializer, name, file);
  }
  if (scope.type !== "statement_list" && scope.type !== "block") return undefined;
  let found: Binder | undefined;
  for (const statement of statementsOf(scope)) {
    if (statement.start >= from.start) break;
    found = statementBinder(statement, name, file) ?? found;
  }
  return found;
}

function parameterBinder(owner: SyntaxNode, name: string, file: GoFile): Binder | undefined {
  for (const [field, first] of [
    ["parameters", 0],
    ["receiver", -1],
    ["result", 0],
  ] as const) {
    const list = childOf(owner, field);
    if (list?.type !== "parameter_list") continue;
    let index: number = first;
    for (const parameter of list.children) {
      const type = childOf(parameter, "type");
      const isVariadic = parameter.type === "variadic_parameter_declaration";
      for (const each of childrenOf(parameter, "name")) {
        if (textOf(each, file) === name) {
          if (field !== "result") return { kind: "parameter", owner, type, index, isVariadic };
          return type === undefined ? undefined : { kind: "declare", type, node: each };
        }
        index++;
      }
    }
  }
  return undefined;
}

function typeSwitchBinder(
  scope: SyntaxNode,
  from: SyntaxNode,
  name: string,
  file: GoFile,
): Binder | undefined {
  const alias = childOf(scope, "alias");
  const value = childOf(scope, "value");
  if (alias === undefined || value === undefined || textOf(alias, file) !== name) return undefined;
  return { kind: "type-switch", value, types: childrenOf(from, "type") };
}

/** What one statement binds for those after it. */
function statementBinder(node: SyntaxNode, name: string, file: GoFile): Binder | undefined {
  switch (node.type) {
    case "short_var_declaration":
      return definition(childOf(node, "left"), childOf(node, "right"), node, name, file);
    case "var_declaration":
      return node.children
        .flatMap((child) => (child.type === "var_spec_list" ? child.children : [child]))
        .map((spec) => variableBinder(spec, name, file))
        .find((each) => each !== undefined);
    case "range_clause": {
      const index = positionIn(childOf(node, "left"), name, file);
      const over = childOf(node, "right");
      return index === -1 || over === undefined ? undefined : { kind: "range", over, index };
    }
    case "for_clause": {
      const initializer = childOf(node, "initializer");
      return initializer === undefined ? undefined : statementBinder(initializer, name, file);
    }
    case "receive_statement": {
      const index = positionIn(childOf(node, "left"), name, file);
      const channel = childOf(node, "right");
      return index === -1 || channel === undefined ? undefined : { kind: "receive", channel, index };
    }
    default:
      return undefined;
  }
}

function variableBinder(spec: SyntaxNode, name: string, file: GoFile): Binder | undefined {
  const names = childrenOf(spec, "name");
  const index = names.findIndex((each) => textOf(each, file) === name);
  if (index === -1) return undefined;
  const values = childOf(spec, "value")?.children;
  if (values !== undefined) return { kind: "define", values, index, count: names.length, node: spec };
  const type = childOf(spec, "type");
  return type === undefined ? undefined : { kind: "declare", type, node: spec };
}

function definition(
  left: SyntaxNode | undefined,
  right: SyntaxNode | undefined,
  node: SyntaxNode,
  name: string,
  file: GoFile,
): Binder | undefined {
  const index = positionIn(left, name, file);
  if (index === -1 || left === undefined || right === undefined) return undefined;
  return { kind: "define", values: right.children, index, count: left.children.length, node };
}

function positionIn(list: SyntaxNode | undefined, name: string, file: GoFile): number {
  return list?.children.findIndex((each) => textOf(each, file) === name) ?? -1;
}
