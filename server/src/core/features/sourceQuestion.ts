import type { Cursor } from "../manifest/cursor.ts";
import type { GroupVersionKind } from "../manifest/manifest.ts";
import { touches, type Range } from "../text/range.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { objectsIn } from "./facts/objectFacts.ts";
import { toGvk } from "../manifest/apiVersion.ts";

/** What the source of a program may know about a place in a manifest. */
export type SourceQuestion =
  /** The flag that an argument of a container sets; without dashes. */
  | { readonly kind: "flag"; readonly name: string }
  /** A field of an object; names of fields and keys, without indexes. */
  | { readonly kind: "field"; readonly gvk: GroupVersionKind; readonly path: readonly string[] };

/** Lists of a container whose elements are command lines. */
const commandLines: ReadonlySet<string> = new Set(["args", "command"]);

/** The question about the argument or the key at an offset; `undefined` between them. */
export function sourceQuestionAt(document: YamlDocument, offset: number): SourceQuestion | undefined {
  const object = objectsIn(document).find(({ node }) => node !== undefined && touches(node, offset));
  const at = object === undefined ? undefined : deepestAt(object, offset);
  if (object === undefined || at === undefined) return undefined;
  const flag = flagOf(at);
  if (flag !== undefined) return { kind: "flag", name: flag };
  const apiVersion = object.at("apiVersion").string;
  const kind = object.at("kind").string;
  if (
    apiVersion === undefined ||
    kind === undefined ||
    at.entry === undefined ||
    !touches(at.entry.key, offset)
  )
    return undefined;
  return { kind: "field", gvk: toGvk(apiVersion, kind), path: namesTo(at, object) };
}

/** Where arguments of containers set a flag: the elements of `args` and `command` that begin with its name. */
export function argumentsOf(document: YamlDocument, flag: string): readonly Range[] {
  const found: Range[] = [];
  const visit = (at: Cursor): void => {
    if (flagOf(at) === flag) found.push(at.range);
    for (const below of [...at.fields(), ...at.items()]) visit(below);
  };
  objectsIn(document).forEach(visit);
  return found;
}

/** `leader-elect` of `--leader-elect=true`, where it is an element of a command line. */
function flagOf(at: Cursor): string | undefined {
  if (!commandLines.has(at.parent?.name ?? "") || at.parent?.isSequence !== true) return undefined;
  return /^--?([a-z][\w.-]*)(?:=|$)/u.exec(at.string ?? "")?.[1];
}

function deepestAt(at: Cursor, offset: number): Cursor | undefined {
  for (const below of [...at.fields(), ...at.items()]) {
    const inKey = below.entry !== undefined && touches(below.entry.key, offset);
    if (inKey) return below;
    if (below.node !== undefined && touches(below.node, offset)) return deepestAt(below, offset) ?? below;
  }
  return undefined;
}

function namesTo(at: Cursor, object: Cursor): readonly string[] {
  const names: string[] = [];
  for (let step: Cursor | undefined = at; step !== undefined && step !== object; step = step.parent)
    if (step.entry !== undefined) names.unshift(step.name);
  return names;
}
