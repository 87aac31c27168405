import type { Finding } from "../finding.ts";
import { Cursor } from "../manifest/cursor.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { type Message, say } from "../text/message.ts";
import type { TextEdit } from "../text/range.ts";
import { endOfLine, startOfLine } from "../yaml/comments.ts";
import type { YamlDocument, YamlMapping } from "../yaml/node.ts";
import type { CodeAction } from "./codeAction.ts";
import { fieldNames } from "./completion/context.ts";
import { layoutOf, type Layout } from "./completion/layout.ts";
import { fieldLines, flowFields } from "./completion/skeleton.ts";
import { writerFor } from "./completion/skeletonWriter.ts";
import { countPlaces, plainText } from "./completion/snippet.ts";
import { selectorOfTemplate } from "./selectorOfTemplate.ts";
import { readOutline } from "./outline/readOutline.ts";
import { typeAlong, type PathStep, type TypeAt } from "./schemaPath.ts";

/**
 * Actions that write required fields where they are missing, with the skeletons that completion writes: each field alone,
 * and before them all fields of one object at once where several are missing.
 */
export function addRequired(
  document: YamlDocument,
  findings: readonly Finding[],
  schemas: SchemaSet,
  language: "yaml" | "json",
): readonly CodeAction[] {
  const missing = findings.filter(({ code }) => code === "missing-required");
  if (missing.length === 0) return [];
  const layout = layoutOf(readOutline(document.text), document.text, language);
  const root = Cursor.root(document.root);
  const fields = missing.map((finding) => ({ finding, field: cursorAt(root, finding.path) }));
  const actionFor = (chosen: typeof fields, title: Message): readonly CodeAction[] => {
    const [first] = chosen;
    const owner = first?.field.parent;
    if (first === undefined || owner === undefined) return [];
    const names = chosen.map(({ field }) => field.name);
    const selector =
      chosen.length === 1 ? selectorOfTemplate(owner, first.field.name, document.text) : undefined;
    if (selector !== undefined) return [{ ...selector, finding: first.finding }];
    const edit = insertion(document.text, owner, names, typeAlong(schemas, stepsTo(owner)), layout);
    return edit === undefined ? [] : [{ title, finding: first.finding, edits: [edit], preferred: false }];
  };
  const owners = new Set(fields.map(({ field }) => field.parent?.path));
  const together = [...owners]
    .map((owner) => fields.filter(({ field }) => field.parent?.path === owner))
    .filter((ofOwner) => ofOwner.length > 1);
  return [
    ...together.flatMap((ofOwner) => actionFor(ofOwner, say`Add all required fields`)),
    ...fields.flatMap((one) => actionFor([one], say`Add \`${one.field.name}\``)),
  ];
}

/**
 * The place of a field path, present or not. Below a missing template the server misses the containers; what is to be added
 * is the first field of the path that is not there.
 */
function cursorAt(root: Cursor, path: string): Cursor {
  let at = root;
  for (const [, field, inBrackets] of path.matchAll(/([^.[\]]+)|\[([^\]]*)\]/gu)) {
    if (at.node === undefined) break;
    const item = at.isSequence ? at.items()[Number(inBrackets)] : undefined;
    at = item ?? at.at(field ?? inBrackets ?? "");
  }
  return at;
}

function stepsTo(at: Cursor): readonly PathStep[] {
  const names = { apiVersion: at.at("apiVersion").string, kind: at.at("kind").string };
  if (at.parent === undefined) return [names];
  const segment = at.parent.isSequence
    ? ({ kind: "item" } as const)
    : ({ kind: "key", name: at.name } as const);
  return [...stepsTo(at.parent), { ...names, segment }];
}

function insertion(
  text: string,
  owner: Cursor,
  names: readonly string[],
  type: TypeAt,
  layout: Layout,
): TextEdit | undefined {
  const { node } = owner;
  const { schema } = type;
  if (node?.kind !== "mapping" || node.alias !== undefined || schema === undefined) return undefined;
  const written = node.entries.filter(({ merged }) => merged !== true);
  const [first] = written;
  const end = endOf(written);
  const name = nameAbove(owner);
  const places = { ...countPlaces(), shared: (text: string) => name ?? text };
  const writer = writerFor(layout, places);
  const path = fieldNames(type);
  if (node.flow) {
    const fields = plainText(flowFields(schema, path, writer, 0, names).join(", "));
    return end === undefined ? inserted(node.start + 1, fields) : inserted(end, `, ${fields}`);
  }
  if (first === undefined || end === undefined) return undefined;
  const column = first.key.start - startOfLine(text, first.key.start);
  const lines = fieldLines(schema, path, column, writer, 0, names);
  const added = plainText(lines.map((line) => `\n${" ".repeat(column)}${line}`).join(""));
  return inserted(endOfLine(text, end), added.replaceAll("\n", layout.lineBreak));
}

/** The name of the object around, which skeletons repeat in labels. */
function nameAbove(at: Cursor): string | undefined {
  return at.at("metadata", "name").string ?? (at.parent === undefined ? undefined : nameAbove(at.parent));
}

function endOf(entries: YamlMapping["entries"]): number | undefined {
  const last = entries.at(-1);
  if (last === undefined) return undefined;
  return Math.max(last.key.end, last.value.alias === undefined ? last.value.end : last.key.end);
}

function inserted(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}
