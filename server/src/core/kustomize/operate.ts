import type { Cursor } from "../manifest/cursor.ts";
import type { YamlNode } from "../yaml/node.ts";

/** A value that operations change: a copy, as they do so in place. */
export type Value = Map<string, Value> | Value[] | string | number | bigint | boolean | null;

/** What becomes of an object by an operation. */
export type Outcome =
  | { readonly kind: "done" }
  /** What is there by then is not known, nor is what comes after it. */
  | { readonly kind: "unknown" }
  /** The build fails: there is nothing at the pointer. */
  | { readonly kind: "absent"; readonly pointer: string }
  /** The build fails: something else stands there than the operation tests for. */
  | { readonly kind: "different"; readonly pointer: string };

export function valueOf(node: YamlNode): Value {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "sequence":
      return node.items.map(valueOf);
    case "mapping":
      return new Map(node.entries.map(({ key, value }) => [key.value, valueOf(value)]));
  }
}

const done: Outcome = { kind: "done" };
const unknown: Outcome = { kind: "unknown" };

/**
 * Applies one JSON 6902 operation to an object, as the library does that Kustomize builds with: `replace` sets a field that is not there,
 * and `test` for `null` holds where there is none.
 */
export function operate(object: Value, operation: Cursor): Outcome {
  const pointer = operation.at("path").string;
  const from = operation.at("from").string;
  const { node } = operation.at("value");
  if (pointer?.startsWith("/") !== true) return unknown;
  switch (operation.at("op").string) {
    case "add":
      return node === undefined ? unknown : add(object, pointer, valueOf(node));
    case "replace":
      return node === undefined ? unknown : replace(object, pointer, valueOf(node));
    case "remove":
      return remove(object, pointer);
    case "test":
      return node === undefined ? unknown : test(object, pointer, valueOf(node));
    case "move": {
      const moved = from?.startsWith("/") === true ? find(object, from) : undefined;
      if (moved === undefined || from === undefined) return unknown;
      if (moved.kind !== "found") return moved;
      const removed = remove(object, from);
      return removed.kind === "done" ? add(object, pointer, moved.value) : removed;
    }
    default:
      return unknown;
  }
}

type Found =
  { readonly kind: "found"; readonly value: Value } | Extract<Outcome, { kind: "absent" | "unknown" }>;

/** Nothing is said of what lies below `null`, which may be written for anything. */
function find(object: Value, pointer: string): Found {
  let at = object;
  const segments = pointer.split("/");
  for (const [index, segment] of segments.entries()) {
    if (index === 0) continue;
    if (at === null) return { kind: "unknown" };
    const next = childOf(at, nameOf(segment));
    if (next === undefined) return { kind: "absent", pointer: segments.slice(0, index + 1).join("/") };
    at = next;
  }
  return { kind: "found", value: at };
}

function childOf(holder: Value, name: string): Value | undefined {
  if (holder instanceof Map) return holder.get(name);
  return Array.isArray(holder) ? holder[indexIn(holder, name) ?? holder.length] : undefined;
}

/** Those below zero count from the end. */
function indexIn(list: readonly Value[], name: string): number | undefined {
  if (!/^-?\d+$/u.test(name)) return undefined;
  const index = Number(name);
  return index < 0 ? index + list.length : index;
}

function nameOf(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}

function divided(pointer: string): { readonly holder: string; readonly name: string } {
  const at = pointer.lastIndexOf("/");
  return { holder: pointer.slice(0, at), name: nameOf(pointer.slice(at + 1)) };
}

function add(object: Value, pointer: string, value: Value): Outcome {
  const { holder, name } = divided(pointer);
  const found = find(object, holder);
  if (found.kind !== "found") return found;
  const { value: at } = found;
  if (at instanceof Map) at.set(name, value);
  else if (!Array.isArray(at)) return at === null ? unknown : { kind: "absent", pointer };
  else if (name === "-") at.push(value);
  else {
    const index = indexIn(at, name);
    if (index === undefined || index > at.length) return { kind: "absent", pointer };
    if (name.startsWith("-")) return unknown;
    at.splice(index, 0, value);
  }
  return done;
}

function replace(object: Value, pointer: string, value: Value): Outcome {
  const { holder, name } = divided(pointer);
  const found = find(object, holder);
  if (found.kind !== "found") return found;
  const { value: at } = found;
  if (at instanceof Map) at.set(name, value);
  else if (at === null) return unknown;
  else {
    const index = Array.isArray(at) ? indexIn(at, name) : undefined;
    if (!Array.isArray(at) || index === undefined || at[index] === undefined)
      return { kind: "absent", pointer };
    at[index] = value;
  }
  return done;
}

function remove(object: Value, pointer: string): Outcome {
  const { holder, name } = divided(pointer);
  const found = find(object, pointer);
  if (found.kind !== "found") return found;
  const around = find(object, holder);
  if (around.kind !== "found") return around;
  if (around.value instanceof Map) around.value.delete(name);
  else if (Array.isArray(around.value)) around.value.splice(indexIn(around.value, name) ?? 0, 1);
  return done;
}

/** Only texts and the like are compared: numbers of two kinds may be the same. */
function test(object: Value, pointer: string, value: Value): Outcome {
  const found = find(object, pointer);
  if (found.kind === "unknown" || value === null) return unknown;
  if (found.kind === "absent") return found;
  if (found.value === value) return done;
  const isComparable =
    typeof value === typeof found.value && (typeof value === "string" || typeof value === "boolean");
  return isComparable ? { kind: "different", pointer } : unknown;
}
