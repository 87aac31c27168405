import type { Declaration, GoFile, Program } from "./program.ts";
import { childOf, childrenOf, textOf, type SyntaxNode } from "./syntax.ts";
import {
  dereferenced,
  namedType,
  resultsOf,
  typeFrom,
  underlying,
  type GoType,
  type NamedType,
  type Results,
  type TypeParameters,
} from "./types.ts";

const deepestEmbedding = 6;

/** A field or method that a selector names. */
export type Member =
  | { readonly kind: "field"; readonly type: GoType | undefined }
  | {
      readonly kind: "method";
      readonly declaration: Declaration;
      readonly owner: NamedType;
      readonly results: Results;
    }
  | { readonly kind: "interface-method"; readonly owner: NamedType | undefined; readonly results: Results }
  /** The owner's source is absent. */
  | { readonly kind: "external"; readonly owner: NamedType };

/** The field or method `name` of a type, embedded ones included. */
export function memberOf(
  program: Program,
  type: GoType | undefined,
  name: string,
  depth = 0,
): Member | undefined {
  if (type === undefined || depth > deepestEmbedding) return undefined;
  const owner = namedType(program, type);
  if (owner !== undefined) {
    const home = program.packageAt(owner.package);
    if (home?.types.has(owner.name) !== true) return { kind: "external", owner };
    const declaration = home.methods.get(owner.name)?.get(name);
    const node = declaration === undefined ? undefined : program.tree(declaration);
    if (declaration !== undefined && node !== undefined) {
      const parameters = receiverParameters(node, owner.arguments, declaration.file);
      const results = resultsOf(program, node, declaration.file, parameters);
      return { kind: "method", declaration, owner, results };
    }
  }
  const structure = underlying(program, owner ?? dereferenced(type));
  if (structure?.kind === "struct") return structMember(program, structure, name, depth);
  if (structure?.kind === "interface") return interfaceMember(program, structure, owner, name, depth);
  return undefined;
}

type Structure = Extract<GoType, { kind: "struct" | "interface" }>;

function structMember(program: Program, type: Structure, name: string, depth: number): Member | undefined {
  const { file, parameters } = type;
  const fields = type.node.children.flatMap((list) => list.children);
  const embedded: (GoType | undefined)[] = [];
  for (const field of fields) {
    if (field.type !== "field_declaration") continue;
    const names = childrenOf(field, "name").map((each) => textOf(each, file));
    const typeNode = childOf(field, "type");
    if (typeNode === undefined) continue;
    if (names.length > 0) {
      if (names.includes(name)) return { kind: "field", type: typeFrom(program, typeNode, file, parameters) };
      continue;
    }
    const own = typeFrom(program, typeNode, file, parameters);
    if (own?.kind === "named" && own.name === name) return { kind: "field", type: own };
    embedded.push(own);
  }
  const members = embedded.map((each) => memberOf(program, each, name, depth + 1));
  return (
    members.find((each) => each !== undefined && each.kind !== "external") ??
    members.find((each) => each !== undefined)
  );
}

function interfaceMember(
  program: Program,
  type: Structure,
  owner: NamedType | undefined,
  name: string,
  depth: number,
): Member | undefined {
  const { file, parameters } = type;
  for (const each of type.node.children) {
    const methodName = childOf(each, "name");
    if (each.type === "method_elem" && methodName !== undefined && textOf(methodName, file) === name)
      return { kind: "interface-method", owner, results: resultsOf(program, each, file, parameters) };
  }
  for (const each of type.node.children) {
    if (each.type !== "type_elem") continue;
    const found = memberOf(program, typeFrom(program, each.children[0], file, parameters), name, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The names of an interface's methods, embedded ones included; `undefined` where a part of it is not at hand. */
export function methodNames(program: Program, type: GoType | undefined, depth = 0): string[] | undefined {
  const structure = underlying(program, type);
  if (structure?.kind !== "interface" || depth > deepestEmbedding) return undefined;
  const names: string[] = [];
  for (const each of structure.node.children) {
    const name = childOf(each, "name");
    if (each.type === "method_elem" && name !== undefined) names.push(textOf(name, structure.file));
    else if (each.type === "type_elem") {
      const part = typeFrom(program, each.children[0], structure.file, structure.parameters);
      const inherited = methodNames(program, part, depth + 1);
      if (inherited === undefined) return undefined;
      names.push(...inherited);
    }
  }
  return names;
}

function receiverParameters(method: SyntaxNode, given: Results, file: GoFile): TypeParameters {
  const parameter = childOf(method, "receiver")?.children.find(
    ({ type }) => type === "parameter_declaration",
  );
  const declared = parameter === undefined ? undefined : childOf(parameter, "type");
  const type = declared?.type === "pointer_type" ? declared.children[0] : declared;
  const names = type?.type === "generic_type" ? (childOf(type, "type_arguments")?.children ?? []) : [];
  return new Map(names.map((name, index) => [textOf(name, file), given[index]]));
}
