import type { Declaration, GoFile, Program } from "../program.ts";
import { childOf, childrenOf, type SyntaxNode } from "../syntax.ts";
import { dereferenced, textOf, typeFrom, underlying, type GoType } from "../types.ts";

/** A field of a Go struct that a field of a custom resource is read into. */
export interface FieldPlace {
  readonly file: GoFile;
  /** The name of the field; of an embedded struct its type. */
  readonly node: SyntaxNode;
  /** From the type of the kind down: `Spec`, `Image`. */
  readonly goPath: readonly string[];
}

/**
 * Follows the JSON names of a path through the struct of a kind: through pointers, embedded structs, elements of lists, and values of
 * maps, whose keys take a name of the path. `undefined` where the source is absent or the path leads nowhere.
 *
 * @param path names of fields and keys of maps, without indexes: `spec`, `containers`, `image`
 */
export function findCustomField(
  program: Program,
  kind: Declaration,
  path: readonly string[],
): FieldPlace | undefined {
  let type: GoType | undefined = {
    kind: "named",
    package: kind.file.package.path,
    name: kind.outline.name,
    arguments: [],
  };
  let place: FieldPlace | undefined;
  for (const name of path) {
    type = elementOf(program, type);
    if (type?.kind === "map") {
      type = type.element;
      continue;
    }
    const found = type === undefined ? undefined : fieldNamed(program, type, name, 0);
    if (found === undefined) return undefined;
    type = found.type;
    place = { file: found.file, node: found.node, goPath: [...(place?.goPath ?? []), found.goName] };
  }
  return place;
}

/** The struct or map behind pointers, names and lists. */
function elementOf(program: Program, type: GoType | undefined): GoType | undefined {
  let at = type;
  for (let depth = 0; depth < deepest && at !== undefined; depth++) {
    if (at.kind === "pointer") at = dereferenced(at);
    else if (at.kind === "list") at = at.element;
    else if (at.kind === "named") at = underlying(program, at);
    else return at;
  }
  return at;
}

const deepest = 12;

interface FoundField {
  readonly file: GoFile;
  readonly node: SyntaxNode;
  readonly goName: string;
  readonly type: GoType | undefined;
}

function fieldNamed(program: Program, type: GoType, name: string, depth: number): FoundField | undefined {
  if (type.kind !== "struct" || depth > deepest) return undefined;
  const { file, parameters } = type;
  const embedded: (GoType | undefined)[] = [];
  for (const field of type.node.children.flatMap((list) => list.children)) {
    const typeNode = field.type === "field_declaration" ? childOf(field, "type") : undefined;
    if (typeNode === undefined) continue;
    const tag = childOf(field, "tag");
    const [json = "", ...options] = (
      /json:"([^"]*)"/u.exec(tag === undefined ? "" : textOf(tag, file))?.[1] ?? ""
    ).split(",");
    const [nameNode] = childrenOf(field, "name");
    const own = typeFrom(program, typeNode, file, parameters);
    if (options.includes("inline") || (nameNode === undefined && json === "")) embedded.push(own);
    else if ((json === "" ? (nameNode === undefined ? "" : textOf(nameNode, file)) : json) === name) {
      const node = nameNode ?? typeNode;
      return { file, node, goName: lastName(textOf(node, file)), type: own };
    }
  }
  return embedded
    .map((each) => {
      const structure = elementOf(program, each);
      return structure === undefined ? undefined : fieldNamed(program, structure, name, depth + 1);
    })
    .find((each) => each !== undefined);
}

/** Of `metav1.ObjectMeta` what Go calls the embedded field. */
function lastName(text: string): string {
  return text.slice(text.lastIndexOf(".") + 1);
}
