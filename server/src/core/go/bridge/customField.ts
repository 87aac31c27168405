import type { Declaration, GoFile, Program } from "../program.ts";
import { textOf, type SyntaxNode } from "../syntax.ts";
import type { GoType } from "../types.ts";
import { elementOf, jsonFields } from "./jsonFields.ts";

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
  let type: GoType | undefined = typeOfKind(kind);
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

/** The struct that a kind is declared as. */
export function typeOfKind({ file, outline }: Declaration): GoType {
  return { kind: "named", package: file.package.path, name: outline.name, arguments: [] };
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
  const fields = jsonFields(program, type);
  const own = fields.find((field) => field.name === name);
  if (own !== undefined) {
    const { file, node } = own;
    return { file, node, goName: lastName(textOf(node, file)), type: own.type };
  }
  return fields
    .filter((field) => field.name === undefined)
    .map((field) => {
      const structure = elementOf(program, field.type);
      return structure === undefined ? undefined : fieldNamed(program, structure, name, depth + 1);
    })
    .find((each) => each !== undefined);
}

/** Of `metav1.ObjectMeta` what Go calls the embedded field. */
function lastName(text: string): string {
  return text.slice(text.lastIndexOf(".") + 1);
}
