import { importOf, type Declaration, type GoFile, type Program } from "./program.ts";
import { childOf, childrenOf, textOf, type SyntaxNode } from "./syntax.ts";

/** What is known of the type of an expression; `undefined` wherever one stands for "not known". */
export type GoType =
  | NamedType
  | { readonly kind: "pointer" | "list" | "channel"; readonly element: GoType | undefined }
  | { readonly kind: "map"; readonly key: GoType | undefined; readonly element: GoType | undefined }
  | { readonly kind: "function"; readonly results: Results }
  | { readonly kind: "tuple"; readonly elements: Results }
  | {
      readonly kind: "struct" | "interface";
      readonly node: SyntaxNode;
      readonly file: GoFile;
      readonly parameters: TypeParameters;
    }
  | { readonly kind: "basic"; readonly name: string };

/** A declared type: its source may be absent. */
export interface NamedType {
  readonly kind: "named";
  /** Import path of its package. */
  readonly package: string;
  readonly name: string;
  readonly arguments: Results;
}

export type Results = readonly (GoType | undefined)[];

/** Names of type parameters and the types that they stand for. */
export type TypeParameters = ReadonlyMap<string, GoType | undefined>;

const noParameters: TypeParameters = new Map();

const deepestAlias = 6;

/** The type that a type expression stands for in a file. */
export function typeFrom(
  program: Program,
  node: SyntaxNode | undefined,
  file: GoFile,
  parameters: TypeParameters = noParameters,
): GoType | undefined {
  if (node === undefined) return undefined;
  const from = (child: SyntaxNode | undefined): GoType | undefined =>
    typeFrom(program, child, file, parameters);
  switch (node.type) {
    case "type_identifier":
    case "identifier": {
      const name = textOf(node, file);
      if (parameters.has(name)) return parameters.get(name);
      if (file.package.types.has(name)) return named(file.package.path, name);
      const dotted = file.outline.imports.find(
        (each) => each.name === "." && program.packageAt(each.path)?.types.has(name),
      );
      return dotted === undefined ? { kind: "basic", name } : named(dotted.path, name);
    }
    case "qualified_type":
    case "selector_expression": {
      const [qualifier, name] = node.children;
      if (qualifier === undefined || name === undefined) return undefined;
      const path = importOf(program, file, textOf(qualifier, file));
      return path === undefined ? undefined : named(path, textOf(name, file));
    }
    case "generic_type": {
      const base = from(childOf(node, "type"));
      const given = childOf(node, "type_arguments")?.children ?? [];
      return base?.kind === "named" ? { ...base, arguments: given.map(from) } : base;
    }
    case "pointer_type":
      return { kind: "pointer", element: from(node.children[0]) };
    case "parenthesized_type":
    case "parenthesized_expression":
    case "type_elem":
      return from(node.children[0]);
    case "slice_type":
    case "array_type":
    case "implicit_length_array_type":
      return { kind: "list", element: from(childOf(node, "element")) };
    case "map_type":
      return { kind: "map", key: from(childOf(node, "key")), element: from(childOf(node, "value")) };
    case "channel_type":
      return { kind: "channel", element: from(childOf(node, "value")) };
    case "function_type":
      return { kind: "function", results: resultsOf(program, node, file, parameters) };
    case "struct_type":
      return { kind: "struct", node, file, parameters };
    case "interface_type":
      return { kind: "interface", node, file, parameters };
    default:
      return undefined;
  }
}

/** The types that a function, method, closure or function type returns. */
export function resultsOf(
  program: Program,
  node: SyntaxNode,
  file: GoFile,
  parameters: TypeParameters = noParameters,
): Results {
  const result = childOf(node, "result");
  if (result === undefined) return [];
  if (result.type !== "parameter_list") return [typeFrom(program, result, file, parameters)];
  return result.children.flatMap((each) => {
    const count = Math.max(1, childrenOf(each, "name").length);
    const type = typeFrom(program, childOf(each, "type"), file, parameters);
    return Array.from({ length: count }, () => type);
  });
}

/** What a type is made of, with names and aliases followed; `undefined` where the source is absent. */
export function underlying(program: Program, type: GoType | undefined, depth = 0): GoType | undefined {
  if (type?.kind !== "named" || depth > deepestAlias) return type;
  const declaration = declarationOf(program, type);
  const spec = declaration === undefined ? undefined : program.tree(declaration);
  if (declaration === undefined || spec === undefined) return undefined;
  const parameters = parametersOf(spec, type.arguments, declaration.file);
  return underlying(
    program,
    typeFrom(program, childOf(spec, "type"), declaration.file, parameters),
    depth + 1,
  );
}

/** The type without the pointer around it. */
export function dereferenced(type: GoType | undefined): GoType | undefined {
  return type?.kind === "pointer" ? type.element : type;
}

/** The declared type behind a pointer and aliases. */
export function namedType(program: Program, type: GoType | undefined): NamedType | undefined {
  let at = dereferenced(type);
  for (let depth = 0; at?.kind === "named" && depth < deepestAlias; depth++) {
    const declaration = declarationOf(program, at);
    const spec = declaration === undefined ? undefined : program.tree(declaration);
    if (declaration === undefined || spec?.type !== "type_alias") return at;
    const parameters = parametersOf(spec, at.arguments, declaration.file);
    at = dereferenced(typeFrom(program, childOf(spec, "type"), declaration.file, parameters));
  }
  return at?.kind === "named" ? at : undefined;
}

/** The declaration of a named type; `undefined` where its source is absent. */
function declarationOf(program: Program, type: NamedType): Declaration | undefined {
  return program.packageAt(type.package)?.types.get(type.name);
}

function parametersOf(spec: SyntaxNode, given: Results, file: GoFile): TypeParameters {
  const names = (childOf(spec, "type_parameters")?.children ?? []).flatMap((each) =>
    childrenOf(each, "name"),
  );
  return new Map(names.map((name, index) => [textOf(name, file), given[index]]));
}

function named(path: string, name: string): NamedType {
  return { kind: "named", package: path, name, arguments: [] };
}
