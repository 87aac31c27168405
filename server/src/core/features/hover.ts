import type { Schema, SchemaOrigin, SchemaSet } from "../schema/schema.ts";
import type { Range } from "../text/range.ts";
import { documentationAt, findDocumentation, type Describe } from "./documentation.ts";
import { describeConstraints } from "./constraintText.ts";
import { code, textBlock } from "./markdown.ts";
import { describeName } from "./expressions/describeName.ts";
import { expressionAt } from "./expressions/expressionAt.ts";
import { fieldPath } from "./outline/fieldPath.ts";
import { nodeAt } from "./outline/nodeAt.ts";
import type { OutlineNode } from "./outline/outline.ts";
import { readOutline } from "./outline/readOutline.ts";
import { typeOf } from "./outline/typeOf.ts";
import { toApiVersion, type TypeAt } from "./schemaPath.ts";
import { typeName } from "./typeName.ts";

export interface Hover {
  /** The key or the scalar that is explained. */
  readonly range: Range;
  readonly markdown: string;
}

/**
 * What is known about the field at a place of one YAML document: its type, documentation, default, allowed values,
 * path, and who says so; in a CEL expression about the name there. Nothing where nobody knows.
 * @param describe finds the documentation of a definition's field; asked only for what is shown
 */
export function hover(
  text: string,
  offset: number,
  schemas: SchemaSet,
  describe: Describe,
): Hover | undefined {
  const outline = readOutline(text);
  const expression = expressionAt(outline, text, offset, schemas);
  const name = expression === undefined ? undefined : describeName(expression, text, describe);
  if (expression !== undefined && name !== undefined) return { range: expression.word, markdown: name };
  const found = nodeAt(outline, offset);
  if (found === undefined) return undefined;
  const { node, range } = found;
  const holder = node.parent === undefined ? undefined : typeOf(node.parent, text, schemas);
  const isKind = holder?.isObject === true && (node.name === "kind" || node.name === "apiVersion");
  const type = isKind ? holder : typeOf(node, text, schemas);
  const { schema } = type;
  if (schema === undefined) return undefined;
  const parts = [
    isKind ? kindTitle(type) : fieldTitle(node, type, schema),
    textBlock(findDocumentation(documentationAt(type), describe) ?? ""),
    ...(isKind ? [] : describeConstraints(schema)),
    footer(fieldPath(node, text, schemas), type, schemas),
  ];
  return { range, markdown: parts.filter((part) => part !== "").join("\n\n") };
}

function kindTitle(type: TypeAt): string {
  const info = type.object?.info;
  if (info === undefined) return "";
  const place = info.namespaced ? "lives in a namespace" : "belongs to the whole cluster";
  return `**${info.gvk.kind}** ${code(toApiVersion(info.gvk))} — ${place}${info.deprecated === true ? ", deprecated" : ""}`;
}

function fieldTitle(node: OutlineNode, type: TypeAt, schema: Schema): string {
  const name = node.kind === "entry" ? node.name : `element of ${type.field?.name ?? "the list"}`;
  const required = node.kind === "entry" && type.field?.parent.required.includes(name) === true;
  return `**${textBlock(name)}** ${code(typeName(schema))}${required ? " — required" : ""}`;
}

function footer(path: string, type: TypeAt, schemas: SchemaSet): string {
  const { object } = type;
  if (object === undefined) return code(path);
  const { gvk } = object.info;
  const source = sourceText(object.origin, schemas.kubernetesVersion);
  return `${code(path)} · ${toApiVersion(gvk)} ${gvk.kind} · ${source}`;
}

function sourceText(origin: SchemaOrigin, kubernetesVersion: string): string {
  switch (origin) {
    case "workspace":
      return "CustomResourceDefinition in the workspace";
    case "cluster":
      return "the connected cluster";
    case "catalogue":
      return `catalogue for Kubernetes ${kubernetesVersion}`;
  }
}
