import { Cursor } from "../manifest/cursor.ts";
import { KUSTOMIZE_GROUP } from "../manifest/kustomizeGroup.ts";
import { toApiVersion } from "../manifest/apiVersion.ts";
import type { Range } from "../text/range.ts";
import type { YamlDocument, YamlEntry, YamlNode, YamlScalar } from "../yaml/node.ts";
import { documentsWithin } from "./innerDocuments.ts";
import { inlinePatches } from "./kustomization.ts";
import type { PatchTarget } from "./patchTarget.ts";

/**
 * The parts of objects that stand in the patches of a kustomization, or as operations in a patch of its own: each at the places that it has
 * in the document. Of a JSON 6902 operation the part is its value, below the fields that its path leads through; its name does not stand there.
 * @param targets of a document that is a patch
 */
export function patchParts(document: YamlDocument, targets: readonly PatchTarget[]): readonly Cursor[] {
  const root = Cursor.root(document.root);
  if (root.isSequence) return partsOfOperations(root, targets[0]);
  return inlinePatches(root).flatMap(({ at, target }) =>
    documentsWithin(at, document.text).flatMap((inner) =>
      inner.isSequence ? partsOfOperations(inner, target) : [inner],
    ),
  );
}

/** Whether patches stand in a document, and not objects. */
export function holdsPatches({ root }: YamlDocument): boolean {
  const top = Cursor.root(root);
  if (!top.isMapping) return top.isSequence;
  const apiVersion = top.at("apiVersion").string;
  return apiVersion === undefined || apiVersion.startsWith(`${KUSTOMIZE_GROUP}/`);
}

function partsOfOperations(operations: Cursor, target: PatchTarget | undefined): readonly Cursor[] {
  return operations.items().flatMap((operation) => partOf(operation, target) ?? []);
}

function partOf(operation: Cursor, target: PatchTarget | undefined): Cursor | undefined {
  const { node: whole } = operation;
  const { node: value } = operation.at("value");
  const pointer = operation.at("path");
  if (whole === undefined || value === undefined || pointer.string?.startsWith("/") !== true)
    return undefined;
  const [field = "", ...below] = pointer.string
    .slice(1)
    .split("/")
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  // The name of an object is no part that others could name.
  if (field === "metadata" && (below.length === 0 || below[0] === "name")) return undefined;
  const node = below.reduceRight<YamlNode>(
    (inner, segment) => holding(segment, inner, pointer.range.start),
    value,
  );
  const { start } = pointer.range;
  const { group = "", version = "v1", kind = "", name = "" } = target ?? {};
  const named = entry("name", text(name, start), start);
  const isMetadata = field === "metadata" && node.kind === "mapping";
  return Cursor.root(
    mapping(
      [
        entry("apiVersion", text(toApiVersion({ group, version }), start), start),
        entry("kind", text(/[A-Z]\w*/u.exec(kind)?.[0] ?? "Deployment", start), start),
        entry(
          "metadata",
          isMetadata ? mapping([named, ...node.entries], value) : mapping([named], named.key),
          start,
        ),
        ...(isMetadata ? [] : [entry(field, node, start)]),
      ],
      whole,
    ),
  );
}

/** An element of a list, or a field. */
function holding(segment: string, inner: YamlNode, start: number): YamlNode {
  return /^(?:\d+|-)$/u.test(segment)
    ? { kind: "sequence", flow: true, start: inner.start, end: inner.end, items: [inner] }
    : mapping([entry(segment, inner, start)], inner);
}

function mapping(entries: readonly YamlEntry[], { start, end }: Range): YamlNode & { kind: "mapping" } {
  return { kind: "mapping", flow: true, start, end, entries };
}

/** The path stands for the fields that it leads through. */
function entry(name: string, value: YamlNode, start: number): YamlEntry {
  return { key: { ...text(name, start), value: name }, value };
}

function text(value: string, at: number): YamlScalar {
  return { kind: "scalar", style: "plain", value, start: at, end: at };
}
