import type { Expression } from "../cel/expression.ts";
import { parseExpression } from "../cel/parseExpression.ts";
import { policyExpressions } from "../cel/places/policyExpressions.ts";
import { checkExpression } from "../cel/types/checkExpression.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { toGvk } from "../manifest/apiVersion.ts";
import type { GroupVersionKind, Manifest } from "../manifest/manifest.ts";
import { listAt, objectAt, textAt, type JsonObject } from "../schema/jsonValue.ts";
import { readMatchResources, type MatchResources } from "./matchResources.ts";
import type { StatedObject } from "./statedObject.ts";

/** An expression of a policy under the name that the policy gives to it. */
export interface PolicyExpression {
  readonly name: string;
  readonly text: string;
  /** Where it stands in the policy. */
  readonly at: Cursor;
  /** Absent where Drydock cannot read what Kubernetes reads: then nobody knows what it yields. */
  readonly expression: Expression | undefined;
}

export interface PolicyValidation extends PolicyExpression {
  readonly message: string | undefined;
  readonly messageExpression: PolicyExpression | undefined;
}

/** A ValidatingAdmissionPolicy, read once for all objects. */
export interface CompiledPolicy {
  readonly stated: StatedObject;
  readonly constraints: MatchResources;
  readonly paramKind: GroupVersionKind | undefined;
  readonly conditions: readonly PolicyExpression[];
  readonly variables: readonly PolicyExpression[];
  readonly validations: readonly PolicyValidation[];
  /** `failurePolicy: Fail`: what cannot be evaluated is refused. */
  readonly failsClosed: boolean;
}

/** What makes a policy effective. */
export interface CompiledBinding {
  readonly stated: StatedObject;
  readonly policyName: string;
  /** Without them the binding is about all that its policy is about. */
  readonly matchResources: MatchResources | undefined;
  readonly paramRef: JsonObject | undefined;
  readonly actions: ReadonlySet<string>;
}

/** The policy; `undefined` while the API server would not take it: what is wrong with it is told where it stands. */
export function compilePolicy(stated: StatedObject): CompiledPolicy | undefined {
  const spec = objectAt(stated.value, "spec") ?? {};
  const constraints = objectAt(spec, "matchConstraints");
  if (constraints === undefined || !canBeCompiled(stated.manifest)) return undefined;
  const listed = (field: string): readonly Cursor[] => stated.manifest.root.at("spec", field).items();
  return {
    stated,
    constraints: readMatchResources(constraints),
    paramKind: paramKindOf(stated.value),
    conditions: listed("matchConditions").map((condition) => expressionOf(condition)),
    variables: listed("variables").map((variable) => expressionOf(variable)),
    validations: listed("validations").map((validation) => ({
      ...expressionOf(validation),
      message: validation.at("message").string,
      messageExpression: validation.at("messageExpression").present
        ? expressionOf(validation, "messageExpression")
        : undefined,
    })),
    failsClosed: textAt(spec, "failurePolicy") !== "Ignore",
  };
}

/** The binding; `undefined` while it names no policy. */
export function compileBinding(stated: StatedObject): CompiledBinding | undefined {
  const spec = objectAt(stated.value, "spec") ?? {};
  const policyName = textAt(spec, "policyName");
  const resources = objectAt(spec, "matchResources");
  return policyName === undefined
    ? undefined
    : {
        stated,
        policyName,
        matchResources: resources === undefined ? undefined : readMatchResources(resources),
        paramRef: objectAt(spec, "paramRef"),
        actions: new Set(listAt(spec, "validationActions").filter((action) => typeof action === "string")),
      };
}

function canBeCompiled(manifest: Manifest): boolean {
  return policyExpressions(manifest).every(({ at, scope }) => {
    const text = at.string;
    if (text === undefined) return true;
    const parsed = parseExpression(text);
    if (parsed.kind !== "parsed") return parsed.kind === "unread";
    return checkExpression(parsed.expression, scope).problems.length === 0;
  });
}

function expressionOf(owner: Cursor, field = "expression"): PolicyExpression {
  const at = owner.at(field);
  const text = at.string ?? "";
  const parsed = parseExpression(text);
  return {
    name: owner.at("name").string ?? "",
    text,
    at,
    expression: parsed.kind === "parsed" ? parsed.expression : undefined,
  };
}

/** The kind of parameters that a policy takes. */
export function paramKindOf(policy: JsonObject): GroupVersionKind | undefined {
  const stated = objectAt(objectAt(policy, "spec") ?? {}, "paramKind");
  const apiVersion = textAt(stated ?? {}, "apiVersion");
  const kind = textAt(stated ?? {}, "kind");
  return apiVersion === undefined || kind === undefined ? undefined : toGvk(apiVersion, kind);
}
