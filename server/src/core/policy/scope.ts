import { evaluate } from "../cel/evaluate.ts";
import { CelFailure, CelUnknown } from "../cel/failure.ts";
import { celValueOf } from "../cel/fromSchema.ts";
import type { Run } from "../cel/run.ts";
import { type CelKey, type CelValue, UNKNOWN } from "../cel/value.ts";
import { bind, type Scope } from "../cel/variables.ts";
import { objectAt } from "../schema/jsonValue.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { admittedObject } from "./admitted/admittedObject.ts";
import type { PolicyExpression } from "./compilePolicy.ts";
import { labelsOf } from "./labels.ts";
import { placedValue } from "./placedValue.ts";
import { isNamespace, nameLabel, type AdmissionRequest, type RequestNamespace } from "./request.ts";
import type { StatedObject } from "./statedObject.ts";

/** What the expressions of a policy may speak of, apart from its variables and `namespaceObject`. */
export function baseScope(request: AdmissionRequest, object: CelValue, params: CelValue, run: Run): Scope {
  const values: readonly (readonly [name: string, value: CelValue | undefined])[] = [
    ["object", object],
    ["oldObject", null],
    ["request", requestValue(request)],
    ["params", params],
    // Who asks, and what they may do, is known to a cluster only.
    ["authorizer", undefined],
  ];
  return values.reduce<Scope>((scope, [name, value]) => bind(scope, name, value), {
    variables: undefined,
    run,
  });
}

/** The scope with `variables`: each is evaluated when it is first read, in the scope of those above it. */
export function withVariables(scope: Scope, variables: readonly PolicyExpression[]): Scope {
  return bind(scope, "variables", { kind: "map", entries: new LazyVariables(variables, scope) });
}

/** Remembers values and failures alike. A name that is asked for while its own value is computed has none. */
class LazyVariables extends Map<CelKey, CelValue> {
  readonly #scope: Scope;
  readonly #pending: Map<CelKey, PolicyExpression>;
  readonly #failures = new Map<CelKey, CelFailure | CelUnknown>();

  constructor(variables: readonly PolicyExpression[], outer: Scope) {
    super();
    this.#pending = new Map(variables.map((variable) => [variable.name, variable]));
    this.#scope = bind(outer, "variables", { kind: "map", entries: this });
  }

  override get(name: CelKey): CelValue | undefined {
    const variable = this.#pending.get(name);
    if (variable !== undefined) {
      this.#pending.delete(name);
      this.#compute(name, variable);
    }
    const failure = this.#failures.get(name);
    if (failure !== undefined) throw failure;
    return super.get(name);
  }

  #compute(name: CelKey, { expression }: PolicyExpression): void {
    try {
      this.set(name, expression === undefined ? UNKNOWN : evaluate(expression, this.#scope));
    } catch (error) {
      if (!(error instanceof CelFailure || error instanceof CelUnknown)) throw error;
      this.#failures.set(name, error);
    }
  }
}

/** What is not here, the server leaves out; `userInfo` and what else only a server can know is unknown. */
function requestValue({ gvk, info, name, namespace }: AdmissionRequest): CelValue {
  const { group, version, kind } = gvk;
  const type = mapOf({ group, version, kind });
  const resource = mapOf({ group, version, resource: info.plural });
  return mapOf({
    uid: UNKNOWN,
    kind: type,
    resource,
    requestKind: type,
    requestResource: resource,
    name: name ?? UNKNOWN,
    operation: "CREATE",
    userInfo: UNKNOWN,
    dryRun: false,
    options: UNKNOWN,
    ...namespaceField(namespace),
  });
}

function namespaceField(namespace: RequestNamespace): Readonly<Record<string, CelValue>> {
  switch (namespace.kind) {
    case "none":
      return {};
    case "named":
      return { namespace: namespace.name };
    case "open":
      return { namespace: UNKNOWN };
  }
}

function mapOf(fields: Readonly<Record<string, CelValue>>): CelValue {
  return { kind: "map", entries: new Map<CelKey, CelValue>(Object.entries(fields)) };
}

/**
 * `namespaceObject`: `null` for what lives in no namespace, and for a namespace itself.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression
 */
export function namespaceValue(
  { gvk, namespace }: AdmissionRequest,
  find: (name: string) => StatedObject | undefined,
): CelValue {
  if (namespace.kind === "none" || isNamespace(gvk)) return null;
  const stated = namespace.kind === "named" ? find(namespace.name) : undefined;
  if (stated === undefined) return UNKNOWN;
  const annotations = objectAt(objectAt(stated.value, "metadata") ?? {}, "annotations");
  return mapOf({
    metadata: mapOf({
      name: stated.name,
      labels: celValueOf(
        { [nameLabel]: stated.name, ...Object.fromEntries(labelsOf(stated.value)) },
        undefined,
      ),
      annotations: annotations === undefined ? UNKNOWN : celValueOf(annotations, undefined),
      uid: UNKNOWN,
      creationTimestamp: UNKNOWN,
      resourceVersion: UNKNOWN,
      finalizers: UNKNOWN,
    }),
    spec: UNKNOWN,
    status: UNKNOWN,
  });
}

/** A parameter as it is stored. */
export function paramValue(param: StatedObject | undefined, schemas: SchemaSet): CelValue {
  if (param === undefined) return null;
  const { manifest, value } = param;
  const lookup = schemas.lookup(manifest.gvk);
  if (lookup.status !== "found") return UNKNOWN;
  const { schema, info } = lookup;
  return placedValue(admittedObject(value, manifest.gvk, schema, info), manifest.root, schema, new Map());
}
