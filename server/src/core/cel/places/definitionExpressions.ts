import type { Cursor } from "../../manifest/cursor.ts";
import { fieldNamesIn } from "../../manifest/fieldNames.ts";
import type { Manifest } from "../../manifest/manifest.ts";
import { isObject } from "../../schema/jsonValue.ts";
import { readVersion } from "../../schema/readCrd.ts";
import type { Schema } from "../../schema/schema.ts";
import { schemaNode } from "../../schema/schemaNode.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { toValue } from "../../yaml/toValue.ts";
import { typeOfSchema } from "../types/typeOfSchema.ts";
import type { ExpressionPlace } from "./expressionPlace.ts";

/** A rule where a definition states it, with the type of the values it is about. */
export interface StatedRule {
  readonly at: Cursor;
  readonly schema: Schema;
}

const rules = "x-kubernetes-validations";

/** Rules see of it what `typeOfSchema` says, whatever it holds. */
const OBJECT_META = schemaNode({ type: "object", origin: "built-in" });

/** The `x-kubernetes-validations` of a CustomResourceDefinition. */
function statedRulesOf(definition: Cursor): readonly StatedRule[] {
  if (definition.node === undefined) return [];
  const onTheWay = new Set<YamlNode>();
  noteWays(definition.node, onTheWay);
  return definition
    .at("spec", "versions")
    .items()
    .flatMap((version) => {
      const value =
        version.node !== undefined && onTheWay.has(version.node) ? toValue(version.node) : undefined;
      return isObject(value)
        ? rulesBelow(version.at("schema", "openAPIV3Schema"), readVersion(value, OBJECT_META), onTheWay)
        : [];
    });
}

/** Notes what holds a rule, however deep, so that nothing else has to be walked. Returns whether a node does. */
function noteWays(node: YamlNode, onTheWay: Set<YamlNode>): boolean {
  if (node.kind === "scalar") return false;
  let holds = false;
  if (node.kind === "sequence") for (const item of node.items) holds = noteWays(item, onTheWay) || holds;
  else
    for (const { key, value } of node.entries)
      holds = key.value === rules || noteWays(value, onTheWay) || holds;
  if (holds) onTheWay.add(node);
  return holds;
}

function rulesBelow(at: Cursor, schema: Schema, onTheWay: ReadonlySet<YamlNode>): readonly StatedRule[] {
  if (at.node === undefined || !onTheWay.has(at.node)) return [];
  // The definition cannot describe the metadata of its objects.
  if (!at.isMapping || schema.origin === "built-in") return [];
  const here = (at.given(rules)?.items() ?? []).map((rule) => ({ at: rule, schema }));
  const properties = (at.given("properties")?.keys() ?? []).flatMap((property) => {
    const type = schema.properties.get(property.name);
    return type === undefined ? [] : rulesBelow(property, type, onTheWay);
  });
  const elements = schema.items === undefined ? [] : rulesBelow(at.at("items"), schema.items, onTheWay);
  const values =
    schema.additionalProperties === undefined
      ? []
      : rulesBelow(at.at("additionalProperties"), schema.additionalProperties, onTheWay);
  return [...here, ...properties, ...elements, ...values];
}

/** The expressions of these rules. */
export function definitionExpressions(manifest: Manifest): readonly ExpressionPlace[] {
  // Most definitions have none, and to find that out from their types takes longer than everything else that is said of them.
  if (!manifest.shared(fieldNamesIn).has(rules)) return [];
  return statedRulesOf(manifest.root).flatMap(({ at, schema }): ExpressionPlace[] => {
    const self = typeOfSchema(schema);
    const oldSelf =
      at.at("optionalOldSelf").boolean === true ? ({ kind: "optional", value: self } as const) : self;
    const scope = new Map([
      ["self", self],
      ["oldSelf", oldSelf],
    ]);
    return [
      { at: at.at("rule"), scope, yields: "bool" },
      { at: at.at("messageExpression"), scope, yields: "string" },
    ];
  });
}
