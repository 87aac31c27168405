import type { SchemaSet } from "../../schema/schema.ts";
import type { Describe } from "../documentation.ts";
import { nodeAt } from "../outline/nodeAt.ts";
import { readOutline } from "../outline/readOutline.ts";
import { typeOf } from "../outline/typeOf.ts";
import { explanation, type Look } from "./explanation.ts";

/**
 * The explanation of the field at a place of one YAML document, with all fields below it; at `kind` and `apiVersion` that of the
 * kind. Nothing where no type is known.
 */
export function explainAt(
  text: string,
  offset: number,
  schemas: SchemaSet,
  describe: Describe,
  words: Look["words"],
): string | undefined {
  const outline = readOutline(text);
  const node = nodeAt(outline, offset)?.node;
  if (node === undefined) return undefined;
  const holder = node.parent === undefined ? undefined : typeOf(node.parent, text, schemas);
  const isKind = holder?.isObject === true && (node.name === "kind" || node.name === "apiVersion");
  const { schema, field, path, object } = isKind ? holder : typeOf(node, text, schemas);
  if (schema === undefined || object === undefined) return undefined;
  const owner =
    field === undefined || path === "" ? {} : { owner: { schema: field.parent, field: field.name } };
  const look: Look = { paint: (_, unpainted) => unpainted, words };
  return explanation(object.info, { path, schema, ...owner }, schemas.kubernetesVersion, describe, look);
}
