import type { Schema, SchemaOrigin, SchemaSet } from "../schema/schema.ts";
import { joined, type Message, type MessageValue, say } from "../text/message.ts";
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
import { toApiVersion } from "../manifest/apiVersion.ts";
import { isForTools } from "../manifest/isForTools.ts";
import type { TypeAt } from "./schemaPath.ts";
import { typeName } from "./typeName.ts";

export interface Hover {
  /** The key or the scalar that is explained. */
  readonly range: Range;
  readonly markdown: Message;
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
  const parts: readonly MessageValue[] = [
    isKind ? kindTitle(type) : fieldTitle(node, type, schema),
    textBlock(findDocumentation(documentationAt(type), describe) ?? ""),
    ...(isKind ? [] : describeConstraints(schema)),
    footer(fieldPath(node, text, schemas), type, schemas),
  ];
  return {
    range,
    markdown: joined(
      parts.filter((part) => part !== ""),
      "\n\n",
    ),
  };
}

function kindTitle(type: TypeAt): MessageValue {
  const info = type.object?.info;
  if (info === undefined) return "";
  const version = code(toApiVersion(info.gvk));
  // What tools read is in no cluster.
  if (isForTools(info.gvk)) return say`**${info.gvk.kind}** ${version}`;
  const place = info.namespaced ? say`lives in a namespace` : say`belongs to the whole cluster`;
  const title = say`**${info.gvk.kind}** ${version} — ${place}`;
  return info.deprecated === true ? say`${title}, deprecated` : title;
}

function fieldTitle(node: OutlineNode, type: TypeAt, schema: Schema): Message {
  const list = textBlock(type.field?.name ?? "");
  const name = node.kind === "entry" ? textBlock(node.name) : say`element of ${list}`;
  const required = node.kind === "entry" && type.field?.parent.required.includes(node.name) === true;
  const title = say`**${name}** ${code(typeName(schema))}`;
  return required ? say`${title} — required` : title;
}

function footer(path: string, type: TypeAt, schemas: SchemaSet): MessageValue {
  const { object } = type;
  if (object === undefined) return code(path);
  const { gvk } = object.info;
  const source = sourceText(object.origin, schemas.kubernetesVersion);
  return joined([code(path), say`${toApiVersion(gvk)} ${gvk.kind}`, source], " · ");
}

function sourceText(origin: SchemaOrigin, kubernetesVersion: string): Message {
  switch (origin) {
    case "workspace":
      return say`CustomResourceDefinition in the workspace`;
    case "cluster":
      return say`the connected cluster`;
    case "catalogue":
      return say`catalogue for Kubernetes ${kubernetesVersion}`;
  }
}
