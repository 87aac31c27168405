import type { ObjectReference } from "../core/deploy/deployable.ts";
import { objectAt } from "../core/schema/jsonValue.ts";
import type { Objects } from "./objects.ts";

const reviews = { group: "authorization.k8s.io", version: "v1", kind: "SelfSubjectAccessReview" };

/**
 * The objects on which the person may not do something; where the cluster does not tell, nothing is said.
 *
 * @param verb of the API: `patch` for an apply
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access
 */
export async function refusedObjects(
  objects: Objects,
  wanted: readonly ObjectReference[],
  verb: "patch" | "delete",
): Promise<readonly ObjectReference[]> {
  const answers = new Map<string, Promise<boolean>>();
  const isKindRefused = (reference: ObjectReference): Promise<boolean> => {
    const { gvk, namespace } = reference;
    const key = JSON.stringify([gvk, namespace]);
    const answer = answers.get(key) ?? isRefused(objects, { gvk, namespace }, verb);
    answers.set(key, answer);
    return answer;
  };
  const refused = await Promise.all(
    wanted.map(async (reference) => {
      // A role may allow single names of a kind that is refused as a whole.
      const is = (await isKindRefused(reference)) && (await isRefused(objects, reference, verb));
      return is ? [reference] : [];
    }),
  );
  return refused.flat();
}

interface Asked {
  readonly gvk: ObjectReference["gvk"];
  readonly namespace?: string | undefined;
  /** Without it, all objects of the kind are meant. */
  readonly name?: string;
}

async function isRefused(objects: Objects, { gvk, namespace, name }: Asked, verb: string): Promise<boolean> {
  try {
    const { plural, namespaced } = objects.resourceOf(gvk);
    const resourceAttributes = {
      verb,
      group: gvk.group,
      resource: plural,
      ...(name === undefined ? {} : { name }),
      ...(namespaced ? { namespace: namespace ?? objects.namespace } : {}),
    };
    const asked = {
      apiVersion: "authorization.k8s.io/v1",
      kind: "SelfSubjectAccessReview",
      spec: { resourceAttributes },
    };
    const review = await objects.create(reviews, undefined, asked, { dryRun: false });
    return objectAt(review, "status")?.["allowed"] === false;
  } catch {
    // An unknown kind, or a server that does not review: the write itself will tell.
    return false;
  }
}
