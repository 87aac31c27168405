import { GoPattern } from "../formats/goPattern.ts";
import { parseVersionedType, splitField } from "./catalogueLine.ts";
import type { TypeText, VersionedType } from "./catalogueLine.ts";
import { isObject, listAt } from "./jsonValue.ts";
import type { JsonObject } from "./jsonValue.ts";
import { partialSchema } from "./readConstraints.ts";
import type { Schema } from "./schema.ts";
import { refineSchema, schemaNode } from "./schemaNode.ts";
import type { Fields } from "./schemaNode.ts";

/** One text of the catalogue, cut into its blocks; a block is a line `type …` or `kind …` with the indented lines below. */
export interface CatalogueSection {
  readonly origin: Schema["origin"];
  /** The blocks of a heading, e.g. `type io.k8s.api.core.v1.Pod`: more than one when versions differ. */
  blocks(heading: string): readonly Block[];
}

interface Block {
  readonly text: string;
  /** What stands behind the heading on its line. */
  readonly rest: string;
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

/** Finds the type a `@name` stands for; `undefined` when no section declares it. */
export type ResolveType = (name: string) => Schema | undefined;

/** Cuts the text of a section; only the lines that are not indented are looked at. */
export function readSection(text: string, origin: Schema["origin"]): CatalogueSection {
  const blocks = new Map<string, Block[]>();
  const heads = [...text.matchAll(/^(?:(type \S+)|(kind \S+ \S+) \S+ \S+) (.*)$/gm)];
  heads.forEach((head, index) => {
    const heading = head[1] ?? head[2] ?? "";
    const known = blocks.get(heading) ?? [];
    known.push({
      text,
      rest: head[3] ?? "",
      bodyStart: head.index + head[0].length + 1,
      bodyEnd: heads[index + 1]?.index ?? text.length,
    });
    blocks.set(heading, known);
  });
  return { origin, blocks: (heading) => blocks.get(heading) ?? [] };
}

/** The type of a block as it was in one Kubernetes version (a minor version); `undefined` when it was not there yet. */
export function readBlock(
  section: CatalogueSection,
  heading: string,
  version: number,
  resolve: ResolveType,
): Schema | undefined {
  for (const block of section.blocks(heading)) {
    const reader: Reader = { text: block.text, origin: section.origin, version, resolve };
    const declared = parseVersionedType(block.rest);
    if (isServed(declared, version))
      return readType(reader, declared.type, { start: block.bodyStart, end: block.bodyEnd, indent: 2 });
  }
  return undefined;
}

function isServed(declared: VersionedType, version: number): boolean {
  return declared.since <= version && version <= declared.until;
}

interface Reader {
  readonly text: string;
  readonly origin: Schema["origin"];
  readonly version: number;
  readonly resolve: ResolveType;
}

/** The indented lines that describe the fields of the innermost object of a type. */
interface Body {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
}

function readType(reader: Reader, type: TypeText, body: Body): Schema {
  const { origin } = reader;
  const facts = readFacts(type.facts);
  switch (type.kind) {
    case "reference":
      return refineSchema(reader.resolve(type.name) ?? schemaNode({ type: "any", origin }), facts);
    case "list":
      return schemaNode({ type: "array", origin, items: readType(reader, type.items, body), ...facts });
    case "map":
      return schemaNode({
        type: "object",
        origin,
        additionalProperties: readType(reader, type.values, body),
        ...facts,
      });
    case "plain": {
      const format = type.format === undefined ? {} : { format: type.format };
      const readFieldsBelow = body.start < body.end ? () => readFields(reader, body) : undefined;
      return schemaNode({ type: type.type, origin, ...format, ...facts }, readFieldsBelow);
    }
  }
}

function readFacts(facts: JsonObject): Partial<Schema> {
  const { not, allOf, anyOf, oneOf, pattern, ...plain } = facts;
  const junctors = {
    ...(isObject(not) ? { not: partialSchema(not) } : {}),
    ...(allOf === undefined ? {} : { allOf: branches(facts, "allOf") }),
    ...(anyOf === undefined ? {} : { anyOf: branches(facts, "anyOf") }),
    ...(oneOf === undefined ? {} : { oneOf: branches(facts, "oneOf") }),
  };
  return {
    ...plain,
    ...junctors,
    ...(typeof pattern === "string" ? { pattern: new GoPattern(pattern) } : {}),
  };
}

function branches(facts: JsonObject, keyword: string): ReturnType<typeof partialSchema>[] {
  return listAt(facts, keyword).filter(isObject).map(partialSchema);
}

function readFields(reader: Reader, body: Body): Fields {
  const properties = new Map<string, Schema>();
  const required: string[] = [];
  for (let at = body.start; at < body.end;) {
    const lineEnd = endOfLine(reader.text, at, body.end);
    const below: Body = {
      start: lineEnd + 1,
      end: endOfBody(reader.text, lineEnd + 1, body),
      indent: body.indent + 2,
    };
    const field = splitField(reader.text.slice(at + body.indent, lineEnd));
    const declared = parseVersionedType(field.type);
    if (isServed(declared, reader.version)) {
      properties.set(field.name, readType(reader, declared.type, below));
      if (field.required) required.push(field.name);
    }
    at = below.end;
  }
  return { properties, required };
}

function endOfLine(text: string, start: number, end: number): number {
  const found = text.indexOf("\n", start);
  return found === -1 || found > end ? end : found;
}

/** Behind the lines that are indented deeper than those of the body. */
function endOfBody(text: string, start: number, body: Body): number {
  let at = start;
  while (at < body.end && text.startsWith(" ", at + body.indent) && isBlank(text, at, body.indent))
    at = endOfLine(text, at, body.end) + 1;
  return Math.min(at, body.end);
}

function isBlank(text: string, start: number, length: number): boolean {
  for (let at = start; at < start + length; at++) if (text[at] !== " ") return false;
  return true;
}
