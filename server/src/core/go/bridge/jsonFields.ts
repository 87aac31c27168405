import type { GoFile, Program } from "../program.ts";
import { childOf, childrenOf, textOf, type SyntaxNode } from "../syntax.ts";
import { dereferenced, typeFrom, underlying, type GoType } from "../types.ts";

/** A field of a Go struct as encoding/json sees it; see https://pkg.go.dev/encoding/json#Marshal. */
export interface JsonField {
  /** `undefined` for an embedded struct, whose fields count as the outer one's. */
  readonly name: string | undefined;
  readonly file: GoFile;
  /** The whole declaration of the field. */
  readonly declaration: SyntaxNode;
  /** The name of the field; of an embedded struct its type. */
  readonly node: SyntaxNode;
  readonly type: GoType | undefined;
}

/** The fields that a struct declares itself, in the order of the source. */
export function jsonFields(
  program: Program,
  { node, file, parameters }: Extract<GoType, { kind: "struct" | "interface" }>,
): readonly JsonField[] {
  return node.children
    .flatMap((list) => list.children)
    .flatMap((declaration): JsonField[] => {
      const typeNode = declaration.type === "field_declaration" ? childOf(declaration, "type") : undefined;
      if (typeNode === undefined) return [];
      const tag = childOf(declaration, "tag");
      const written = /json:"([^"]*)"/u.exec(tag === undefined ? "" : textOf(tag, file))?.[1] ?? "";
      const [json = "", ...options] = written.split(",");
      const [nameNode] = childrenOf(declaration, "name");
      const isEmbedded = options.includes("inline") || (nameNode === undefined && json === "");
      const own = nameNode === undefined ? "" : textOf(nameNode, file);
      const name = isEmbedded ? undefined : json === "" ? own : json;
      const type = typeFrom(program, typeNode, file, parameters);
      return [{ name, file, declaration, node: nameNode ?? typeNode, type }];
    });
}

const deepest = 12;

/** The struct or map behind pointers, names and lists. @param onList is told of each list on the way */
export function elementOf(
  program: Program,
  type: GoType | undefined,
  onList: () => void = () => undefined,
): GoType | undefined {
  let at = type;
  for (let depth = 0; depth < deepest && at !== undefined; depth++) {
    if (at.kind === "pointer") at = dereferenced(at);
    else if (at.kind === "list") {
      onList();
      at = at.element;
    } else if (at.kind === "named") at = underlying(program, at);
    else return at;
  }
  return at;
}
