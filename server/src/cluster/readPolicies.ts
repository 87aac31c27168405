import { toApiVersion, toGvk } from "../core/manifest/apiVersion.ts";
import type { GroupVersionKind } from "../core/manifest/manifest.ts";
import { isObject, objectAt, textAt, type JsonObject } from "../core/schema/jsonValue.ts";
import { ClusterFailure } from "./failure.ts";
import type { Objects } from "./objects.ts";

const group = "admissionregistration.k8s.io";
const policies = { group, version: "v1", kind: "ValidatingAdmissionPolicy" };
const bindings = { group, version: "v1", kind: "ValidatingAdmissionPolicyBinding" };
const namespaces = { group: "", version: "v1", kind: "Namespace" };
/** Of more objects of a kind, the first ones are known and the rest is silence. */
const limit = "limit=500";

/** The kinds that say whether there is a policy at all. */
export const policyKinds: readonly GroupVersionKind[] = [policies, bindings];

/** The policies of a cluster at one moment. */
export interface LivePolicies {
  /** With their bindings, parameters and the namespaces that they look at: a text of several documents. */
  readonly text: string;
  /** The kinds of which objects were looked for. */
  readonly kinds: readonly GroupVersionKind[];
}

/**
 * The admission policies of a cluster. Values of Secrets are never among it; what may not be listed is left out.
 *
 * @throws ClusterFailure when the cluster does not answer
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export async function readPolicies(objects: Objects): Promise<LivePolicies> {
  const found = await listed(objects, policies);
  if (found.length === 0) return { text: "", kinds: policyKinds };
  const params = found.flatMap((policy) => paramKindOf(policy) ?? []);
  const looked = new Map([bindings, namespaces, ...params].map((gvk) => [JSON.stringify(gvk), gvk]));
  const others = await Promise.all([...looked.values()].map((gvk) => listed(objects, gvk)));
  return {
    text: [...found, ...others.flat()].map((object) => JSON.stringify(object)).join("\n---\n"),
    kinds: [policies, ...looked.values()],
  };
}

/** Entries of a list do not say their type; here they do. */
async function listed(objects: Objects, gvk: GroupVersionKind): Promise<readonly JsonObject[]> {
  const apiVersion = toApiVersion(gvk);
  try {
    const found = await objects.list(gvk, undefined, limit);
    return found.map((object) => ({ ...object, apiVersion, kind: gvk.kind }));
  } catch (error) {
    if (error instanceof ClusterFailure && ["forbidden", "not-found"].includes(error.kind)) return [];
    throw error;
  }
}

function paramKindOf(policy: JsonObject): GroupVersionKind | undefined {
  const stated = objectAt(objectAt(policy, "spec") ?? {}, "paramKind");
  if (!isObject(stated)) return undefined;
  const kind = textAt(stated, "kind");
  return kind === undefined || kind === "Secret"
    ? undefined
    : toGvk(textAt(stated, "apiVersion") ?? "", kind);
}
