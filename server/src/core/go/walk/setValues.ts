import type { GoFile, GoPackage } from "../program.ts";
import { childOf, descendants, enclosing, textOf, type SyntaxNode } from "../syntax.ts";
import { dereferenced, type GoType, type NamedType } from "../types.ts";
import type { SetValue, Walk } from "./walk.ts";

/** The values that a function assigns to some places. */
export function assignedTo(owner: SyntaxNode, isTarget: (left: SyntaxNode) => boolean): SyntaxNode[] {
  const values: SyntaxNode[] = [];
  for (const node of descendants(owner)) {
    if (node.type !== "assignment_statement") continue;
    const left = childOf(node, "left")?.children ?? [];
    const right = childOf(node, "right")?.children ?? [];
    left.forEach((target, index) => {
      const value = right.length === 1 && index === 0 ? right[0] : right[index];
      if (value !== undefined && isTarget(target)) values.push(value);
    });
  }
  return values;
}

/** What a field is set to anywhere in a package; looked for once in a walk. */
export function valuesSetIn(
  walk: Walk,
  home: GoPackage,
  struct: NamedType | undefined,
  field: string,
): readonly SetValue[] {
  const key = `${home.folder} ${struct?.name ?? ""} ${field}`;
  const known = walk.setValues.get(key) ?? findSetValues(walk, home, struct, field);
  walk.setValues.set(key, known);
  return known;
}

function findSetValues(
  walk: Walk,
  home: GoPackage,
  struct: NamedType | undefined,
  field: string,
): readonly SetValue[] {
  const mention = new RegExp(`\\b${field}\\s*[:=]`, "u");
  const found: SetValue[] = [];
  for (const file of home.files) {
    if (!mention.test(file.text)) continue;
    for (const outline of file.outline.declarations) {
      if (outline.kind === "type" || !mention.test(file.text.slice(outline.start, outline.end))) continue;
      const owner = { outline, file };
      const node = walk.program.tree(owner);
      if (node === undefined) continue;
      for (const value of setIn(walk, node, struct, field, file)) found.push({ owner, node, file, value });
    }
  }
  return found;
}

/** Values in `x.field = value` and `Struct{field: value}`, where `x` may be of the struct. */
function setIn(
  walk: Walk,
  owner: SyntaxNode,
  struct: NamedType | undefined,
  field: string,
  file: GoFile,
): SyntaxNode[] {
  const isOwn = (type: GoType | undefined): boolean => {
    const named = dereferenced(type);
    return struct === undefined || named?.kind !== "named" || named.name === struct.name;
  };
  const values = assignedTo(owner, (left) => {
    const selected = childOf(left, "field");
    return (
      selected !== undefined &&
      textOf(selected, file) === field &&
      isOwn(walk.resolver.typeOf(childOf(left, "operand"), file))
    );
  });
  for (const node of descendants(owner)) {
    if (node.type !== "keyed_element") continue;
    const [key, value] = node.children;
    if (key === undefined || value === undefined || textOf(key, file) !== field) continue;
    const literal = enclosing(node, new Set(["composite_literal"]));
    if (!isOwn(literal === undefined ? undefined : walk.resolver.typeOf(literal, file))) continue;
    values.push(value.type === "literal_element" ? (value.children[0] ?? value) : value);
  }
  return values;
}
