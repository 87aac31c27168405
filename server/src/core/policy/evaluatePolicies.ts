import { brokenPart } from "../cel/brokenPart.ts";
import { evaluate } from "../cel/evaluate.ts";
import { describeFalse, partText, smallestFalsePart, type PartInScope } from "../cel/failingPart.ts";
import { attempt, CelFailure, CelTooCostly, CelUnknown } from "../cel/failure.ts";
import { createRun } from "../cel/run.ts";
import type { CelValue } from "../cel/value.ts";
import { bind, type Scope } from "../cel/variables.ts";
import { policyBindingKinds, policyKinds } from "../manifest/admission.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { type Message, say, verbatim } from "../text/message.ts";
import { utf8Length } from "../text/utf8Length.ts";
import { admittedObject } from "./admitted/admittedObject.ts";
import type { PolicyExpression, PolicyValidation } from "./compilePolicy.ts";
import { every, type Undecided, undecided, YES } from "./decision.ts";
import { matches } from "./matchResources.ts";
import { findParams } from "./params.ts";
import { placedValue, placeOf, type Place, type Places } from "./placedValue.ts";
import type { BoundPolicy, PolicySet } from "./policySet.ts";
import type { AdmissionRequest } from "./request.ts";
import { baseScope, namespaceValue, paramValue, withVariables } from "./scope.ts";
import type { StatedObject } from "./statedObject.ts";

/** What the binding of a policy has the server do to an object that does not keep it. */
export type PolicyAction = "deny" | "warn" | "audit";

/** A policy that an object does not keep. */
export interface PolicyViolation {
  readonly kind: "violation";
  /** The field that the failing part of the policy is about, else the object. */
  readonly at: Cursor;
  /** What the object does not keep, where it stands in the policy. */
  readonly source: Cursor;
  readonly action: PolicyAction;
  /** Markdown. */
  readonly message: Message;
  readonly bound: BoundPolicy;
}

/** A policy of which only a cluster knows whether the object keeps it. */
export interface OpenPolicy extends Undecided {
  readonly bound: BoundPolicy;
}

/** Work that all policies may do together on one object; real ones do a thousandth of it. */
const LIMIT = 1_000_000;

/** The API server takes no longer message from a `messageExpression`. */
const longestMessage = 5 * 1024;

/**
 * Asks the policies about an object as the API server does when it is created. Policies that are kept, or are not about the
 * object, say nothing.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export function evaluatePolicies(
  request: AdmissionRequest,
  policies: PolicySet,
  schemas: SchemaSet,
): readonly (PolicyViolation | OpenPolicy)[] {
  const bound = policies.boundFor(request.gvk.group, request.info.plural);
  if (bound.length === 0 || isExempt(request)) return [];
  const places = new Map<CelValue, Place>();
  const { gvk, schema, info, manifest } = request;
  const object = placedValue(admittedObject(request.value, gvk, schema, info), manifest.root, schema, places);
  const subject: Subject = { request, policies, schemas, object, places, run: createRun(LIMIT) };
  const found: (PolicyViolation | OpenPolicy)[] = [];
  try {
    for (const one of bound) found.push(...ask(one, subject));
  } catch (error) {
    if (!(error instanceof CelTooCostly)) throw error;
  }
  return found;
}

/**
 * No policy can match policies and bindings, so that nobody locks himself out.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/validating-admission-policy-v1/
 */
function isExempt({ gvk: { group, kind } }: AdmissionRequest): boolean {
  return [...policyKinds, ...policyBindingKinds].some((exempt) => exempt === `${group}/${kind}`);
}

interface Subject {
  readonly request: AdmissionRequest;
  readonly policies: PolicySet;
  readonly schemas: SchemaSet;
  readonly object: CelValue;
  readonly places: Places;
  readonly run: ReturnType<typeof createRun>;
}

type Outcome = Omit<PolicyViolation, "bound"> | Undecided;

function ask(bound: BoundPolicy, subject: Subject): readonly (PolicyViolation | OpenPolicy)[] {
  return outcomesOf(bound, subject).map((outcome) => ({ ...outcome, bound }));
}

function outcomesOf(bound: BoundPolicy, subject: Subject): readonly Outcome[] {
  const { policy, binding } = bound;
  const { request, policies, schemas } = subject;
  const context = { schemas, namespaceLabels: policies.namespaceLabels };
  const isMeant = every([policy.constraints, binding.matchResources], (resources) =>
    resources === undefined ? YES : matches(resources, request, context),
  );
  if (isMeant.kind === "no") return [];
  if (isMeant.kind === "undecided") return [isMeant];
  const search = findParams(policy.paramKind, binding.paramRef, request, bound.params, schemas);
  switch (search.kind) {
    case "undecided":
      return [search];
    case "misconfigured": {
      // A policy that cannot even be asked refuses, whatever its binding wants to be done.
      if (!policy.failsClosed) return [];
      const message = say`${introduce(bound, "deny", undefined)}: ${search.problem}.`;
      const source = policy.stated.manifest.root.at("metadata", "name");
      return [{ kind: "violation", at: wholeOf(request), source, action: "deny", message }];
    }
    case "found":
      return search.params.flatMap((param) => askWith(param, bound, subject));
  }
}

/** Asks a policy with one of its parameters. */
function askWith(param: StatedObject | undefined, bound: BoundPolicy, subject: Subject): readonly Outcome[] {
  const { policy, binding } = bound;
  const { request, policies, schemas, object, run } = subject;
  const base = baseScope(request, object, paramValue(param, schemas), run);
  const action = actionOf(binding.actions);
  const tell = (
    { at: source }: PolicyExpression,
    part: PartInScope | undefined,
    words: Message,
  ): Outcome => ({
    kind: "violation",
    source,
    at: (part && placeOf(part.part, part.scope, subject.places)) ?? wholeOf(request),
    action,
    message: say`${introduce(bound, action, param)}: ${words}.`,
  });
  const sayBroken = (broken: PolicyExpression, failure: CelFailure, scope: Scope): readonly Outcome[] => {
    if (!policy.failsClosed) return [];
    const part = broken.expression === undefined ? undefined : brokenPart(broken.expression, scope);
    const shown = part === undefined ? broken.text : partText(part.part, broken.text);
    return [tell(broken, part, say`\`${shown}\` cannot be evaluated, as ${failure.said}`)];
  };

  const meant = meetsConditions(
    policy.conditions,
    withVariables(bind(base, "namespaceObject", undefined), policy.variables),
  );
  if (meant.kind === "no") return [];
  if (meant.kind === "undecided") return [meant];
  if (meant.kind === "broken") return sayBroken(meant.condition, meant.failure, meant.scope);

  const namespace = namespaceValue(request, policies.namespace);
  const scope = withVariables(bind(base, "namespaceObject", namespace), policy.variables);
  return policy.validations.flatMap((validation): readonly Outcome[] => {
    const { expression, text } = validation;
    if (expression === undefined) return [undecided(say`what an expression of the policy means`)];
    const result = attempt(() => evaluate(expression, scope));
    if (result === false) {
      const part = smallestFalsePart(expression, scope);
      return [tell(validation, part, say`${messageOf(validation, scope)}: ${describeFalse(part, text)}`)];
    }
    if (result instanceof CelFailure) return sayBroken(validation, result, scope);
    return result instanceof CelUnknown ? [undecided(result.what)] : [];
  });
}

type Meant =
  | { readonly kind: "yes" | "no" }
  | Undecided
  | {
      readonly kind: "broken";
      readonly condition: PolicyExpression;
      readonly failure: CelFailure;
      readonly scope: Scope;
    };

/** A false condition decides, whatever becomes of the others. */
function meetsConditions(conditions: readonly PolicyExpression[], scope: Scope): Meant {
  let open: Undecided | undefined;
  let broken: Meant | undefined;
  for (const condition of conditions) {
    const { expression } = condition;
    const result =
      expression === undefined
        ? undecided(say`what a condition means`)
        : attempt(() => evaluate(expression, scope));
    if (result === false) return { kind: "no" };
    if (result instanceof CelFailure) broken ??= { kind: "broken", condition, failure: result, scope };
    else if (result !== true)
      open ??= undecided(result instanceof CelUnknown ? result.what : say`what a condition means`);
  }
  return open ?? broken ?? { kind: "yes" };
}

/** Without its full stop at the end, as something follows. */
function messageOf({ message, messageExpression }: PolicyValidation, scope: Scope): Message {
  const expression = messageExpression?.expression;
  const made = expression === undefined ? undefined : attempt(() => evaluate(expression, scope));
  const stated = typeof made === "string" && isFit(made) ? made : message;
  return stated === undefined || stated.trim() === ""
    ? say`a validation fails`
    : verbatim(stated.trim().replace(/\.$/u, ""));
}

function isFit(message: string): boolean {
  return (
    message.trim() !== "" && !message.trim().includes("\n") && utf8Length(message.trim()) <= longestMessage
  );
}

/** The weightiest of what the binding asks for; an audit is only noted. */
function actionOf(actions: ReadonlySet<string>): PolicyAction {
  if (actions.has("Deny")) return "deny";
  return actions.has("Warn") ? "warn" : "audit";
}

const VERBS = {
  deny: say`refuses this`,
  warn: say`warns of this`,
  audit: say`notes this in the audit log`,
} as const satisfies Record<PolicyAction, Message>;

/** `The policy a (binding b, ConfigMap c) refuses this`. */
function introduce(
  { policy, binding }: BoundPolicy,
  action: PolicyAction,
  param: StatedObject | undefined,
): Message {
  const { kind } = policy.paramKind ?? {};
  const parameter = param === undefined || kind === undefined ? "" : say`, ${kind} \`${param.name}\``;
  return say`The policy \`${policy.stated.name}\` (binding \`${binding.stated.name}\`${parameter}) ${VERBS[action]}`;
}

/** The name of the object, else its kind. */
function wholeOf({ manifest: { root } }: AdmissionRequest): Cursor {
  const name = root.at("metadata", "name");
  return name.present ? name : root.at("kind");
}
