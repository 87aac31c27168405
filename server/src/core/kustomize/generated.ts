import type { Cursor } from "../manifest/cursor.ts";
import type { Range } from "../text/range.ts";
import { isNew } from "./mentions.ts";

/** A ConfigMap or a Secret that is made from files and texts. Manifests refer to it by this name, without the hash. */
export interface GeneratedObject {
  readonly kind: "ConfigMap" | "Secret";
  readonly name: string;
  /** Of the name, in the kustomization. */
  readonly range: Range;
  /** It is made here, and not changed. */
  readonly isNew: boolean;
  /** Those that the kustomization shows: files of variables have others. */
  readonly keys: readonly GeneratedKey[];
}

export interface GeneratedKey {
  readonly name: string;
  /** Where it stands; where it follows from the name of a file, the path of that. */
  readonly range: Range;
  readonly isWritten: boolean;
}

/** The objects that the generators of a kustomization make or change. */
export function generatedBy(root: Cursor): readonly GeneratedObject[] {
  return [
    ...generators(root, "configMapGenerator", "ConfigMap"),
    ...generators(root, "secretGenerator", "Secret"),
  ];
}

function generators(root: Cursor, field: string, kind: GeneratedObject["kind"]): readonly GeneratedObject[] {
  return root
    .at(field)
    .items()
    .flatMap((generator) => {
      const at = generator.at("name");
      const name = at.string;
      if (name === undefined) return [];
      const { start, end } = at.range;
      return [{ kind, name, range: { start, end }, isNew: isNew(generator), keys: keysOf(generator) }];
    });
}

function keysOf(generator: Cursor): readonly GeneratedKey[] {
  return [
    ...generator.at("literals").items().flatMap(keyBefore),
    ...generator
      .at("files")
      .items()
      .flatMap((at) => (at.string?.includes("=") === true ? keyBefore(at) : fileName(at))),
  ];
}

/** `key=value` */
function keyBefore(at: Cursor): readonly GeneratedKey[] {
  const { scalar } = at;
  const length = at.string?.indexOf("=") ?? -1;
  if (scalar === undefined || length < 1) return [];
  const start = scalar.start + (scalar.style === "plain" ? 0 : 1);
  const name = at.string?.slice(0, length) ?? "";
  return [{ name, range: { start, end: start + length }, isWritten: true }];
}

function fileName(at: Cursor): readonly GeneratedKey[] {
  const path = at.string ?? "";
  const { start, end } = at.range;
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name === "" ? [] : [{ name, range: { start, end }, isWritten: false }];
}
