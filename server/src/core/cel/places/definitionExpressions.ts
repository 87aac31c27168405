import type { Cursor } from "../../manifest/cursor.ts";
import { readCrd } from "../../schema/readCrd.ts";
import type { Schema } from "../../schema/schema.ts";
import { schemaNode } from "../../schema/schemaNode.ts";
import { toValue } from "../../yaml/toValue.ts";
import { typeOfSchema } from "../types/typeOfSchema.ts";
import type { ExpressionPlace } from "./expressionPlace.ts";

/** A rule where a definition states it, with the type of the values it is about. */
export interface StatedRule {
  readonly at: Cursor;
  readonly schema: Schema;
}

/** Rules see of it what `typeOfSchema` says, whatever it holds. */
const OBJECT_META = schemaNode({ type: "object", origin: "built-in" });

/** The `x-kubernetes-validations` of a CustomResourceDefinition. */
function statedRulesOf(definition: Cursor): readonly StatedRule[] {
  if (definition.node === undefined) return [];
  const schemas = new Map(
    readCrd(toValue(definition.node), OBJECT_META).map(({ info, schema }) => [info.gvk.version, schema]),
  );
  return definition
    .at("spec", "versions")
    .items()
    .flatMap((version) => {
      const schema = schemas.get(version.at("name").string ?? "");
      return schema === undefined ? [] : rulesBelow(version.at("schema", "openAPIV3Schema"), schema);
    });
}

function rulesBelow(at: Cursor, schema: Schema): readonly StatedRule[] {
  // The definition cannot describe the metadata of its objects.
  if (!at.isMapping || schema.origin === "built-in") return [];
  const here = at
    .at("x-kubernetes-validations")
    .items()
    .map((rule) => ({ at: rule, schema }));
  const properties = at
    .at("properties")
    .keys()
    .flatMap((property) => {
      const type = schema.properties.get(property.name);
      return type === undefined ? [] : rulesBelow(property, type);
    });
  const elements = schema.items === undefined ? [] : rulesBelow(at.at("items"), schema.items);
  const values =
    schema.additionalProperties === undefined
      ? []
      : rulesBelow(at.at("additionalProperties"), schema.additionalProperties);
  return [...here, ...properties, ...elements, ...values];
}

/** The expressions of these rules. */
export function definitionExpressions(definition: Cursor): readonly ExpressionPlace[] {
  return statedRulesOf(definition).flatMap(({ at, schema }): ExpressionPlace[] => {
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
