import { matchConditionListsOf } from "../../manifest/admission.ts";
import type { Cursor } from "../../manifest/cursor.ts";
import type { Manifest } from "../../manifest/manifest.ts";
import { parseExpression } from "../parseExpression.ts";
import { type CelType, DYN, listOf, mapOf, objectOf, plain } from "../types/celType.ts";
import type { TypeScope } from "../types/check.ts";
import { checkExpression } from "../types/checkExpression.ts";
import type { ExpressionPlace, Yield } from "./expressionPlace.ts";
import { type AdmittedTypes, UNTYPED } from "./matchedTypes.ts";

const text = plain("string");
const resource = objectOf({ group: text, version: text, resource: text });
const kind = objectOf({ group: text, version: text, kind: text });

/** Source: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#request */
const REQUEST = objectOf({
  uid: text,
  kind,
  resource,
  subResource: text,
  requestKind: kind,
  requestResource: resource,
  requestSubResource: text,
  name: text,
  namespace: text,
  operation: text,
  userInfo: objectOf({
    username: text,
    uid: text,
    groups: listOf(text),
    extra: mapOf(text, listOf(text)),
  }),
  dryRun: plain("bool"),
  options: DYN,
});

function admission({ object }: AdmittedTypes): readonly (readonly [string, CelType])[] {
  return [
    ["object", object],
    ["oldObject", object],
    ["request", REQUEST],
    ["authorizer", plain("authorizer")],
    ["authorizer.requestResource", plain("resource_check")],
  ];
}

/** The server compiles expressions without the types of the objects that they are about. */
const dynamic: ReadonlySet<string> = new Set(["object", "oldObject", "params"]);

/** Conditions under which a webhook is called. */
export function webhookExpressions(
  manifest: Manifest,
  types: AdmittedTypes = UNTYPED,
): readonly ExpressionPlace[] {
  const scope = new Map(admission(types));
  return matchConditionListsOf(manifest)
    .flatMap((list) => list.items())
    .map((condition) => ({ at: condition.at("expression"), scope, yields: "bool", dynamic }));
}

/** The expressions of an admission policy. Source: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression */
export function policyExpressions(
  manifest: Manifest,
  types: AdmittedTypes = UNTYPED,
): readonly ExpressionPlace[] {
  const spec = manifest.root.at("spec");
  const base = new Map<string, CelType>([...admission(types), ["namespaceObject", types.namespaceObject]]);
  if (spec.at("paramKind").present) base.set("params", types.params);
  const variables = spec.at("variables").items();
  const scopes = scopesAlong(variables, base);
  const whole = scopes.at(-1) ?? base;
  return [
    ...listed(spec.at("matchConditions"), "expression", base, "bool"),
    ...variables.map((variable, index): ExpressionPlace => ({
      at: variable.at("expression"),
      scope: scopes[index] ?? base,
      yields: "anything",
    })),
    ...listed(spec.at("validations"), "expression", whole, "bool"),
    ...listed(spec.at("validations"), "messageExpression", whole, "string"),
    ...listed(spec.at("auditAnnotations"), "valueExpression", whole, "string or null"),
    ...spec
      .at("mutations")
      .items()
      .flatMap((mutation) => [
        {
          at: mutation.at("applyConfiguration", "expression"),
          scope: whole,
          yields: "Object",
          dynamic,
        } as const,
        {
          at: mutation.at("jsonPatch", "expression"),
          scope: whole,
          yields: "list<JSONPatch>",
          dynamic,
        } as const,
      ]),
  ];
}

function listed(
  list: Cursor,
  field: string,
  scope: ReadonlyMap<string, CelType>,
  yields: Yield,
): readonly ExpressionPlace[] {
  return list.items().map((item) => ({ at: item.at(field), scope, yields, dynamic }));
}

/** A variable may use those above it: the scope of each, and the one behind the last. */
function scopesAlong(variables: readonly Cursor[], base: TypeScope): readonly TypeScope[] {
  const types = new Map<string, CelType>();
  const scope = (): TypeScope => new Map([...base, ["variables", objectOf(Object.fromEntries(types))]]);
  const scopes = [scope()];
  for (const variable of variables) {
    const name = variable.at("name").string;
    const parsed = parseExpression(variable.at("expression").string ?? "");
    const type =
      parsed.kind === "parsed" ? checkExpression(parsed.expression, scopes.at(-1) ?? base).type : DYN;
    if (name !== undefined) types.set(name, type);
    scopes.push(scope());
  }
  return scopes;
}

/** By domain, then by name. */
function qualified(value: CelType): CelType {
  return mapOf(text, mapOf(text, value));
}

/**
 * Attributes may be of any type, capacities are quantities. Source:
 * https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/ and, for the types,
 * `dynamic-resource-allocation/cel/compile.go` of Kubernetes.
 */
const DEVICE = objectOf({
  driver: text,
  attributes: qualified(DYN),
  capacity: qualified(plain("quantity")),
  allowMultipleAllocations: DYN,
});

/** Selectors of devices. */
export function deviceExpressions({ gvk, root }: Manifest): readonly ExpressionPlace[] {
  const scope = new Map<string, CelType>([["device", DEVICE]]);
  const spec = gvk.kind === "ResourceClaimTemplate" ? root.at("spec", "spec") : root.at("spec");
  const requests = spec.at("devices", "requests").items();
  const owners = [
    spec,
    ...requests,
    ...requests.map((request) => request.at("exactly")),
    ...requests.flatMap((request) => request.at("firstAvailable").items()),
  ];
  return owners
    .flatMap((owner) => owner.at("selectors").items())
    .map((selector) => ({ at: selector.at("cel", "expression"), scope, yields: "bool" }));
}
