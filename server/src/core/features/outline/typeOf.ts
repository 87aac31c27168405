import type { SchemaSet } from "../../schema/schema.ts";
import { typeAlong, type PathStep, type TypeAt } from "../schemaPath.ts";
import { childEntry, scalarText, type OutlineNode } from "./outline.ts";

/** The type of any node of the outline. */
export function typeOf(node: OutlineNode, text: string, schemas: SchemaSet): TypeAt {
  const steps: PathStep[] = [];
  for (let at: OutlineNode | undefined = node; at !== undefined; at = at.parent)
    steps.unshift(stepOf(at, text));
  return typeAlong(schemas, steps);
}

function stepOf(node: OutlineNode, text: string): PathStep {
  const names = {
    apiVersion: scalarText(childEntry(node, "apiVersion"), text),
    kind: scalarText(childEntry(node, "kind"), text),
  };
  if (node.kind === "document") return names;
  return { ...names, segment: node.kind === "entry" ? { kind: "key", name: node.name } : { kind: "item" } };
}
