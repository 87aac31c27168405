import { isBuiltInGroup } from "../manifest/builtInGroups.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { GroupVersionKind } from "../manifest/manifest.ts";
import type { Range } from "../text/range.ts";
import { isPlaceholder } from "./labelSelector.ts";
import type { ObjectName, TypeReference } from "./reference.ts";

/** The type that a CustomResourceDefinition defines. */
export interface DefinedType {
  /** What its custom resources call the definition. */
  readonly name: ObjectName;
  /** Of `spec.names.kind`. */
  readonly range: Range;
}

/** What a custom resource says of its own type: nothing where that is built in, or filled in later. */
export function typeReferences(root: Cursor, { group, kind }: GroupVersionKind): readonly TypeReference[] {
  if (isBuiltInGroup(group) || isPlaceholder(group) || isPlaceholder(kind)) return [];
  const at = root.at("kind");
  return [
    {
      kind: "type",
      path: at.path,
      range: rangeOf(at),
      apiVersionRange: rangeOf(root.at("apiVersion")),
      target: definitionOf(group, kind),
    },
  ];
}

/** The type that a definition defines, once it says so; whichever of its versions an object is written in. */
export function definedType(spec: Cursor): DefinedType | undefined {
  const at = spec.at("names", "kind");
  const [group, kind] = [spec.at("group").string, at.string];
  return group === undefined || kind === undefined
    ? undefined
    : { name: definitionOf(group, kind), range: rangeOf(at) };
}

/** Objects know the kind of a definition, not its own name, which has the plural. */
function definitionOf(group: string, kind: string): ObjectName {
  return { group: "apiextensions.k8s.io", kind: "CustomResourceDefinition", name: `${kind}.${group}` };
}

function rangeOf(at: Cursor): Range {
  const { start, end } = at.range;
  return { start, end };
}
