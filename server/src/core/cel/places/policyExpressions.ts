import { matchConditionListsOf } from "../../manifest/admission.ts";
import type { Cursor } from "../../manifest/cursor.ts";
import type { Manifest } from "../../manifest/manifest.ts";
import { type CelType, DYN, listOf, objectOf, plain } from "../types/celType.ts";
import type { ExpressionPlace } from "./expressionPlace.ts";

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
    extra: { kind: "map", key: text, value: listOf(text) },
  }),
  dryRun: plain("bool"),
  options: DYN,
});

const ADMISSION: readonly (readonly [string, CelType])[] = [
  ["object", DYN],
  ["oldObject", DYN],
  ["request", REQUEST],
  ["authorizer", plain("authorizer")],
  ["authorizer.requestResource", plain("resource_check")],
];

/** Conditions under which a webhook is called. */
export function webhookExpressions(manifest: Manifest): readonly ExpressionPlace[] {
  const scope = new Map(ADMISSION);
  return matchConditionListsOf(manifest)
    .flatMap((list) => list.items())
    .map((condition) => ({ at: condition.at("expression"), scope, yields: "bool" }));
}

/** The expressions of an admission policy. Source: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression */
export function policyExpressions(manifest: Manifest): readonly ExpressionPlace[] {
  const spec = manifest.root.at("spec");
  const base = new Map<string, CelType>([...ADMISSION, ["namespaceObject", DYN]]);
  if (spec.at("paramKind").present) base.set("params", DYN);
  const variables = spec.at("variables").items();
  const scopeAfter = (count: number): ReadonlyMap<string, CelType> =>
    new Map([...base, ["variables", namesOf(variables.slice(0, count))]]);
  const whole = scopeAfter(variables.length);
  return [
    ...listed(spec.at("matchConditions"), "expression", base, "bool"),
    ...variables.map((variable, index): ExpressionPlace => ({
      at: variable.at("expression"),
      scope: scopeAfter(index),
      yields: "anything",
    })),
    ...listed(spec.at("validations"), "expression", whole, "bool"),
    ...listed(spec.at("validations"), "messageExpression", whole, "string"),
    ...listed(spec.at("auditAnnotations"), "valueExpression", whole, "anything"),
    ...spec
      .at("mutations")
      .items()
      .flatMap((mutation) =>
        ["applyConfiguration", "jsonPatch"].map((form): ExpressionPlace => ({
          at: mutation.at(form, "expression"),
          scope: whole,
          yields: "anything",
        })),
      ),
  ];
}

function listed(
  list: Cursor,
  field: string,
  scope: ReadonlyMap<string, CelType>,
  yields: ExpressionPlace["yields"],
): readonly ExpressionPlace[] {
  return list.items().map((item) => ({ at: item.at(field), scope, yields }));
}

/** A variable may use those above it. */
function namesOf(variables: readonly Cursor[]): CelType {
  const names = variables.flatMap((variable) => variable.at("name").string ?? []);
  return objectOf(Object.fromEntries(names.map((name) => [name, DYN])));
}

/** Source: https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/ */
const DEVICE = objectOf({ driver: text, attributes: DYN, capacity: DYN, allowMultipleAllocations: DYN });

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
