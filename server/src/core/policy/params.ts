import type { GroupVersionKind } from "../manifest/manifest.ts";
import { objectAt, textAt, type JsonObject } from "../schema/jsonValue.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { type Message, say } from "../text/message.ts";
import { undecided, type Undecided } from "./decision.ts";
import { labelsOf, selects } from "./labels.ts";
import type { AdmissionRequest } from "./request.ts";
import type { StatedObject } from "./statedObject.ts";

/** With which parameters a binding asks its policy. */
export type ParamSearch =
  /** Each of them has to be satisfied; `undefined` stands for `null`. */
  | { readonly kind: "found"; readonly params: readonly (StatedObject | undefined)[] }
  /** The server cannot even ask. */
  | { readonly kind: "misconfigured"; readonly problem: Message }
  | Undecided;

/** Objects that may be parameters, and whether there are no others. */
export interface ParamCandidates {
  readonly objects: readonly StatedObject[];
  readonly isWhole: boolean;
}

/**
 * The parameters that a binding names or selects for a request.
 * @param paramKind of the policy; `undefined` when it takes no parameters
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#parameter-resources
 */
export function findParams(
  paramKind: GroupVersionKind | undefined,
  paramRef: JsonObject | undefined,
  request: AdmissionRequest,
  candidates: ParamCandidates,
  schemas: SchemaSet,
): ParamSearch {
  if (paramKind === undefined || paramRef === undefined) return { kind: "found", params: [undefined] };
  const lookup = schemas.lookup(paramKind);
  if (lookup.status !== "found") return undecided(say`what \`${paramKind.kind}\` is`);
  const place = lookup.info.namespaced ? namespaceOf(paramRef, request) : clusterWide(paramRef);
  if ("kind" in place) return place;

  const name = textAt(paramRef, "name") ?? "";
  const selector = objectAt(paramRef, "selector");
  const params = candidates.objects.filter(
    (object) =>
      object.namespace === place.namespace &&
      (name === ""
        ? selects(selector, { known: labelsOf(object.value) }).kind === "yes"
        : object.name === name),
  );
  // Of those that are selected in a cluster, those that are known can fail; of one that is named there is no other.
  if (params.length > 0) return { kind: "found", params };
  if (!candidates.isWhole || place.isOpen)
    return undecided(say`${describe(paramKind, name)} that its binding asks for`);
  if (textAt(paramRef, "parameterNotFoundAction") !== "Deny") return { kind: "found", params: [] };
  return {
    kind: "misconfigured",
    problem: say`there is no ${describe(paramKind, name)} that its binding asks for`,
  };
}

/** Where parameters are looked for; an open place is where those lie whose namespace is open as well. */
interface ParamPlace {
  readonly namespace: string | undefined;
  readonly isOpen: boolean;
}

/** Where the parameters live: in the namespace that the binding names, else in that of the object. */
function namespaceOf(paramRef: JsonObject, { namespace }: AdmissionRequest): ParamPlace | ParamSearch {
  const stated = textAt(paramRef, "namespace") ?? "";
  if (stated !== "") return { namespace: stated, isOpen: false };
  switch (namespace.kind) {
    case "named":
      return { namespace: namespace.name, isOpen: false };
    case "open":
      return { namespace: undefined, isOpen: true };
    case "none":
      return {
        kind: "misconfigured",
        problem: say`its binding looks for parameters in the namespace of the object, which has none`,
      };
  }
}

function clusterWide(paramRef: JsonObject): ParamPlace | ParamSearch {
  return (textAt(paramRef, "namespace") ?? "") === ""
    ? { namespace: undefined, isOpen: false }
    : {
        kind: "misconfigured",
        problem: say`its binding names a namespace for parameters that live in none`,
      };
}

function describe({ kind }: GroupVersionKind, name: string): Message {
  return name === "" ? say`\`${kind}\` with the labels` : say`\`${kind}\` \`${name}\``;
}
