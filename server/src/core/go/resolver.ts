import { binderOf, type Binder } from "./binder.ts";
import { maskedNew } from "./maskNew.ts";
import { memberOf } from "./members.ts";
import { importOf, type Declaration, type GoFile, type Program } from "./program.ts";
import { childOf, textOf, type SyntaxNode } from "./syntax.ts";
import {
  dereferenced,
  resultsOf,
  typeFrom,
  underlying,
  type GoType,
  type NamedType,
  type Results,
} from "./types.ts";

/** What a call calls. */
export type Callee =
  /** A function or method whose source is at hand. */
  | {
      readonly kind: "declared";
      readonly declaration: Declaration;
      readonly target: string;
      readonly results: Results;
    }
  /** A function or method inside a library: only its name is known. */
  | { readonly kind: "external"; readonly target: string }
  | {
      readonly kind: "interface";
      readonly owner: NamedType | undefined;
      readonly method: string;
      readonly target: string;
      readonly results: Results;
    }
  /** A struct field that holds a function. */
  | {
      readonly kind: "field";
      readonly owner: GoType | undefined;
      readonly field: string;
      readonly results: Results;
    }
  /** A parameter or variable that holds a function. */
  | { readonly kind: "variable"; readonly name: string; readonly binder: Binder; readonly results: Results }
  | { readonly kind: "closure"; readonly node: SyntaxNode; readonly results: Results }
  | { readonly kind: "conversion"; readonly type: GoType | undefined }
  | { readonly kind: "builtin"; readonly name: string }
  | { readonly kind: "unknown" };

/** Finds types of expressions and targets of calls, without a Go tool chain. Remembers what it found. */
export interface Resolver {
  readonly program: Program;
  /** The type of an expression; a tuple where a call returns several values. */
  readonly typeOf: (expression: SyntaxNode | undefined, file: GoFile) => GoType | undefined;
  /** What the function part of a call stands for. */
  readonly calleeOf: (called: SyntaxNode, file: GoFile) => Callee;
}

const builtins = new Set(
  `append cap clear close complex copy delete imag len make max min new panic print println real recover ${maskedNew}`.split(
    " ",
  ),
);
const basicTypes = new Set(
  (
    "any bool byte complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string " +
    "uint uint8 uint16 uint32 uint64 uintptr"
  ).split(" "),
);
const unknown: Callee = { kind: "unknown" };
const deepestExpression = 14;

export function createResolver(program: Program): Resolver {
  const types = new Map<SyntaxNode, GoType | undefined>();
  let depth = 0;

  const typeOf = (expression: SyntaxNode | undefined, file: GoFile): GoType | undefined => {
    if (expression === undefined || depth > deepestExpression) return undefined;
    if (types.has(expression)) return types.get(expression);
    depth++;
    const type = expressionType(expression, file);
    depth--;
    if (depth === 0 || type !== undefined) types.set(expression, type);
    return type;
  };

  const expressionType = (node: SyntaxNode, file: GoFile): GoType | undefined => {
    switch (node.type) {
      case "parenthesized_expression":
        return typeOf(node.children[0], file);
      case "identifier":
        return nameType(textOf(node, file), node, file);
      case "selector_expression":
        return selectorType(node, file);
      case "call_expression":
        return callType(node, file);
      case "composite_literal":
      case "type_assertion_expression":
      case "type_conversion_expression":
        return typeFrom(program, childOf(node, "type"), file);
      case "func_literal":
        return { kind: "function", results: resultsOf(program, node, file) };
      case "unary_expression":
        return unaryType(file.text.charAt(node.start), typeOf(childOf(node, "operand"), file));
      case "index_expression": {
        const type = underlying(program, dereferenced(typeOf(childOf(node, "operand"), file)));
        return type?.kind === "list" || type?.kind === "map" ? type.element : undefined;
      }
      case "slice_expression":
        return typeOf(childOf(node, "operand"), file);
      case "binary_expression":
        return typeOf(childOf(node, "left"), file) ?? typeOf(childOf(node, "right"), file);
      case "interpreted_string_literal":
      case "raw_string_literal":
        return { kind: "basic", name: "string" };
      default:
        return undefined;
    }
  };

  const unaryType = (operator: string, type: GoType | undefined): GoType | undefined => {
    if (operator === "&") return { kind: "pointer", element: type };
    const structure = underlying(program, type);
    if (operator === "*") return structure?.kind === "pointer" ? structure.element : undefined;
    if (operator === "<") return structure?.kind === "channel" ? structure.element : undefined;
    return type;
  };

  const nameType = (name: string, place: SyntaxNode, file: GoFile): GoType | undefined => {
    const binder = binderOf(name, place, file);
    if (binder !== undefined) return binderType(binder, file);
    const value = file.package.values.get(name);
    if (value !== undefined) return valueType(value);
    const declared = file.package.functions.get(name);
    if (declared !== undefined) return { kind: "function", results: declaredResults(declared) };
    return undefined;
  };

  const binderType = (binder: Binder, file: GoFile): GoType | undefined => {
    switch (binder.kind) {
      case "parameter": {
        const type = typeFrom(program, binder.type, file);
        return binder.isVariadic ? { kind: "list", element: type } : type;
      }
      case "declare":
        return typeFrom(program, binder.type, file);
      case "define": {
        const { values, index, count } = binder;
        if (values.length === count) return typeOf(values[index], file);
        const type = typeOf(values[0], file);
        if (type?.kind === "tuple") return type.elements[index];
        return index === 0 ? type : undefined;
      }
      case "range": {
        const type = underlying(program, dereferenced(typeOf(binder.over, file)));
        if (type?.kind === "map") return binder.index === 0 ? type.key : type.element;
        if (type?.kind === "list") return binder.index === 1 ? type.element : undefined;
        return type?.kind === "channel" ? type.element : undefined;
      }
      case "type-switch":
        return binder.types.length === 1
          ? typeFrom(program, binder.types[0], file)
          : typeOf(binder.value, file);
      case "receive":
        return binder.index === 0 ? typeOf(binder.channel, file) : undefined;
    }
  };

  const valueType = (declaration: Declaration): GoType | undefined => {
    const spec = program.tree(declaration);
    if (spec === undefined) return undefined;
    const type = childOf(spec, "type");
    if (type !== undefined) return typeFrom(program, type, declaration.file);
    const values = childOf(spec, "value")?.children ?? [];
    const index = spec.children
      .filter(({ field }) => field === "name")
      .findIndex((name) => textOf(name, declaration.file) === declaration.outline.name);
    return typeOf(values[index] ?? values[0], declaration.file);
  };

  const declaredResults = (declaration: Declaration): Results => {
    const node = program.tree(declaration);
    return node === undefined ? [] : resultsOf(program, node, declaration.file);
  };

  /** The import path that an identifier stands for, unless something nearer has its name. */
  const packageName = (node: SyntaxNode, file: GoFile): string | undefined => {
    if (node.type !== "identifier" && node.type !== "package_identifier") return undefined;
    const name = textOf(node, file);
    if (binderOf(name, node, file) !== undefined || file.package.values.has(name)) return undefined;
    return importOf(program, file, name);
  };

  const selectorType = (node: SyntaxNode, file: GoFile): GoType | undefined => {
    const operand = childOf(node, "operand");
    const field = childOf(node, "field");
    if (operand === undefined || field === undefined) return undefined;
    const name = textOf(field, file);
    const path = packageName(operand, file);
    if (path !== undefined) {
      const home = program.packageAt(path);
      const value = home?.values.get(name);
      if (value !== undefined) return valueType(value);
      const declared = home?.functions.get(name);
      return declared === undefined ? undefined : { kind: "function", results: declaredResults(declared) };
    }
    const member = memberOf(program, typeOf(operand, file), name);
    if (member === undefined || member.kind === "external") return undefined;
    return member.kind === "field" ? member.type : { kind: "function", results: member.results };
  };

  const callType = (node: SyntaxNode, file: GoFile): GoType | undefined => {
    const called = childOf(node, "function");
    if (called === undefined) return undefined;
    const callee = calleeOf(called, file);
    if (callee.kind === "conversion") return callee.type;
    const first = childOf(node, "arguments")?.children[0];
    if (callee.kind === "builtin") {
      if (callee.name === "make") return typeFrom(program, first, file);
      if (callee.name === "new") return { kind: "pointer", element: typeFrom(program, first, file) };
      if (callee.name === maskedNew) return { kind: "pointer", element: typeOf(first, file) };
      return callee.name === "append" ? typeOf(first, file) : undefined;
    }
    if (callee.kind === "external" || callee.kind === "unknown") return undefined;
    return callee.results.length === 1 ? callee.results[0] : { kind: "tuple", elements: callee.results };
  };

  const calleeOf = (called: SyntaxNode, file: GoFile): Callee => {
    switch (called.type) {
      case "parenthesized_expression":
      case "type_instantiation_expression":
      case "generic_type":
        return called.children[0] === undefined ? unknown : calleeOf(called.children[0], file);
      case "index_expression": {
        const operand = childOf(called, "operand");
        const inner = operand === undefined ? unknown : calleeOf(operand, file);
        return inner.kind === "declared" || inner.kind === "external" ? inner : unknown;
      }
      case "func_literal":
        return { kind: "closure", node: called, results: resultsOf(program, called, file) };
      case "identifier":
      case "type_identifier":
        return nameCallee(called, file);
      case "selector_expression":
      case "qualified_type":
        return selectorCallee(called, file);
      case "slice_type":
      case "map_type":
      case "pointer_type":
      case "interface_type":
      case "channel_type":
      case "function_type":
        return { kind: "conversion", type: typeFrom(program, called, file) };
      default:
        return unknown;
    }
  };

  const nameCallee = (node: SyntaxNode, file: GoFile): Callee => {
    const name = textOf(node, file);
    const binder = binderOf(name, node, file);
    if (binder !== undefined) {
      const type = underlying(program, binderType(binder, file));
      return { kind: "variable", name, binder, results: type?.kind === "function" ? type.results : [] };
    }
    const home = file.package;
    const declared = home.functions.get(name);
    if (declared !== undefined) return declaredCallee(declared, `${home.path}.${name}`);
    if (home.types.has(name)) return { kind: "conversion", type: typeFrom(program, node, file) };
    if (builtins.has(name)) return { kind: "builtin", name };
    if (basicTypes.has(name)) return { kind: "conversion", type: { kind: "basic", name } };
    for (const each of file.outline.imports) {
      const dotted = each.name === "." ? program.packageAt(each.path)?.functions.get(name) : undefined;
      if (dotted !== undefined) return declaredCallee(dotted, `${each.path}.${name}`);
    }
    return unknown;
  };

  const declaredCallee = (declaration: Declaration, target: string): Callee => ({
    kind: "declared",
    declaration,
    target,
    results: declaredResults(declaration),
  });

  const selectorCallee = (node: SyntaxNode, file: GoFile): Callee => {
    const [operand, field] = node.children;
    if (operand === undefined || field === undefined) return unknown;
    const name = textOf(field, file);
    const path = packageName(operand, file);
    if (path !== undefined) {
      const home = program.packageAt(path);
      const declared = home?.functions.get(name);
      if (declared !== undefined) return declaredCallee(declared, `${path}.${name}`);
      if (home?.types.has(name) === true)
        return { kind: "conversion", type: { kind: "named", package: path, name, arguments: [] } };
      return { kind: "external", target: `${path}.${name}` };
    }
    const owner = typeOf(operand, file);
    const member = memberOf(program, owner, name);
    if (member === undefined) return unknown;
    switch (member.kind) {
      case "field": {
        const type = underlying(program, member.type);
        return { kind: "field", owner, field: name, results: type?.kind === "function" ? type.results : [] };
      }
      case "external":
        return { kind: "external", target: `${member.owner.package}.${member.owner.name}.${name}` };
      case "method": {
        const target = `${member.owner.package}.${member.owner.name}.${name}`;
        return { kind: "declared", declaration: member.declaration, target, results: member.results };
      }
      case "interface-method": {
        const target =
          member.owner === undefined ? name : `${member.owner.package}.${member.owner.name}.${name}`;
        return { kind: "interface", owner: member.owner, method: name, target, results: member.results };
      }
    }
  };

  return { program, typeOf, calleeOf };
}
