import { isObject, listAt, namesAt, objectAt, textAt, type JsonObject } from "../schema/jsonValue.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { say } from "../text/message.ts";
import { decided, every, NO, some, undecided, YES, type Decision } from "./decision.ts";
import { selects, type Labels } from "./labels.ts";
import { isNamespace, type AdmissionRequest } from "./request.ts";

/** Which requests a policy, or one of its bindings, is about. */
export interface MatchResources {
  readonly rules: readonly ResourceRule[];
  readonly exclusions: readonly ResourceRule[];
  readonly namespaceSelector: JsonObject | undefined;
  readonly objectSelector: JsonObject | undefined;
  /** Whether other versions of a resource are meant too. */
  readonly isEquivalent: boolean;
}

interface ResourceRule {
  readonly groups: readonly string[];
  readonly versions: readonly string[];
  readonly resources: readonly string[];
  readonly operations: readonly string[];
  readonly scope: string;
  readonly names: readonly string[];
}

/** From `matchConstraints` of a policy or `matchResources` of a binding, with the defaults of their fields. */
export function readMatchResources(stated: JsonObject): MatchResources {
  const rulesAt = (field: string): readonly ResourceRule[] =>
    listAt(stated, field)
      .filter(isObject)
      .map((rule) => ({
        groups: namesAt(rule, "apiGroups"),
        versions: namesAt(rule, "apiVersions"),
        resources: namesAt(rule, "resources"),
        operations: namesAt(rule, "operations"),
        scope: textAt(rule, "scope") ?? "*",
        names: namesAt(rule, "resourceNames"),
      }));
  return {
    rules: rulesAt("resourceRules"),
    exclusions: rulesAt("excludeResourceRules"),
    namespaceSelector: objectAt(stated, "namespaceSelector"),
    objectSelector: objectAt(stated, "objectSelector"),
    isEquivalent: textAt(stated, "matchPolicy") !== "Exact",
  };
}

/** What matching asks of the world. */
export interface MatchContext {
  readonly schemas: SchemaSet;
  readonly namespaceLabels: (name: string) => Labels;
}

/**
 * Whether the creation of an object is among the requests meant. The order of the questions is the server's, so that the
 * cheap ones come first.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-matchpolicy
 */
export function matches(
  resources: MatchResources,
  request: AdmissionRequest,
  context: MatchContext,
): Decision {
  const { rules, exclusions, isEquivalent } = resources;
  const isAmong = (listed: readonly ResourceRule[]): Decision =>
    some(listed, (rule) => meets(rule, request, isEquivalent, context));
  return every(
    [
      () => (rules.length === 0 ? YES : isAmong(rules)),
      () => not(isAmong(exclusions)),
      () => selects(resources.objectSelector, { known: request.labels }),
      () => matchesNamespace(resources.namespaceSelector, request, context),
    ],
    (ask) => ask(),
  );
}

/** Whether a rule could mean objects of this resource, whatever their version, name and place. */
export function isAbout({ rules }: MatchResources, group: string, plural: string): boolean {
  return rules.length === 0 || rules.some((rule) => meansResource(rule, group, plural));
}

function meansResource({ groups, resources }: ResourceRule, group: string, plural: string): boolean {
  return holds(groups, group) && resources.some((resource) => meansPlural(resource, plural));
}

/** Behind a slash stands a subresource; `*` behind it means the object itself too. */
function meansPlural(resource: string, plural: string): boolean {
  const [name, subresource = ""] = resource.split("/");
  return (name === "*" || name === plural) && (subresource === "" || subresource === "*");
}

function meets(
  rule: ResourceRule,
  request: AdmissionRequest,
  isEquivalent: boolean,
  { schemas }: MatchContext,
): Decision {
  const { gvk, info, name } = request;
  if (!meansResource(rule, gvk.group, info.plural)) return NO;
  if (!holds(rule.operations, "CREATE") || !isInScope(rule, request)) return NO;
  if (rule.names.length > 0 && !(name !== undefined && rule.names.includes(name))) {
    return name === undefined ? undecided(say`which name the server gives to the object`) : NO;
  }
  if (holds(rule.versions, gvk.version)) return YES;
  // The server would convert the object before it looks at it.
  const converted = rule.versions.find((version) => schemas.lookup({ ...gvk, version }).status === "found");
  return isEquivalent && converted !== undefined
    ? undecided(say`what the object looks like as \`${converted}\`, which the policy asks for`)
    : NO;
}

function isInScope({ scope }: ResourceRule, { gvk, namespace }: AdmissionRequest): boolean {
  const isClusterWide = isNamespace(gvk) || namespace.kind === "none";
  return scope === "*" || (scope === "Cluster") === isClusterWide;
}

function matchesNamespace(
  selector: JsonObject | undefined,
  { gvk, namespace, labels }: AdmissionRequest,
  { namespaceLabels }: MatchContext,
): Decision {
  if (isNamespace(gvk)) return selects(selector, { known: labels });
  switch (namespace.kind) {
    case "none":
      return YES;
    case "named":
      return selects(selector, namespaceLabels(namespace.name));
    case "open":
      return selects(selector, {
        known: new Map(),
        moreOf: say`the namespace that the object is applied to`,
      });
  }
}

function not(decision: Decision): Decision {
  return decision.kind === "undecided" ? decision : decided(decision.kind === "no");
}

function holds(listed: readonly string[], wanted: string): boolean {
  return listed.includes("*") || listed.includes(wanted);
}
