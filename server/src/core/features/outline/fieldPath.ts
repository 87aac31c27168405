import type { SchemaSet } from "../../schema/schema.ts";
import type { OutlineNode } from "./outline.ts";
import { typeOf } from "./typeOf.ts";

/** The path of a node as the API server writes it: `spec.containers[0].image`, `metadata.labels[app]`. */
export function fieldPath(node: OutlineNode, text: string, schemas: SchemaSet): string {
  const { parent } = node;
  if (parent === undefined) return "";
  const before = fieldPath(parent, text, schemas);
  if (node.kind === "item") {
    const items = parent.children.filter((child) => child.kind === "item");
    return `${before}[${items.indexOf(node)}]`;
  }
  if (typeOf(node, text, schemas).field?.free === true) return `${before}[${node.name}]`;
  return before === "" ? node.name : `${before}.${node.name}`;
}
