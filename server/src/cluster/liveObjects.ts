import { nameOf, type ObjectReference } from "../core/deploy/deployable.ts";
import { toApiVersion } from "../core/manifest/apiVersion.ts";
import type { JsonObject } from "../core/schema/jsonValue.ts";
import { ClusterFailure } from "./failure.ts";
import type { Objects } from "./objects.ts";

/** As many objects of one kind and namespace are read with one request. */
const worthOneList = 8;

/** The objects of one list by their names; what is absent from a list that is not complete may be there all the same. */
interface LiveList {
  readonly byName: ReadonlyMap<string, JsonObject>;
  readonly isComplete: boolean;
}

/**
 * Reads the objects that are wanted, as the cluster has them: many of a kind with one list, which holds at most twice as
 * many as are wanted, all others one by one. Secrets are never listed, as nobody has asked for the others.
 *
 * @returns the object of one reference, `undefined` when there is none; rejects with a ClusterFailure
 */
export function createLiveReader(
  objects: Objects,
  wanted: readonly ObjectReference[],
  signal?: AbortSignal,
): (reference: ObjectReference) => Promise<JsonObject | undefined> {
  const counts = new Map<string, number>();
  for (const collection of wanted.map(collectionOf))
    counts.set(collection, (counts.get(collection) ?? 0) + 1);
  const lists = new Map<string, Promise<LiveList>>();

  function listFor(reference: ObjectReference): Promise<LiveList> | undefined {
    const collection = collectionOf(reference);
    const count = counts.get(collection) ?? 0;
    if (count < worthOneList || reference.gvk.kind === "Secret") return undefined;
    const list = lists.get(collection) ?? read(reference, 2 * count);
    lists.set(collection, list);
    return list;
  }

  async function read(reference: ObjectReference, limit: number): Promise<LiveList> {
    const { gvk, namespace } = objects.locate(reference);
    try {
      const { objects: found, isComplete } = await objects.listSome(gvk, namespace, limit, signal);
      const named = found.map((object) => [nameOf(object) ?? "", typed(object, reference)] as const);
      return { byName: new Map(named), isComplete };
    } catch (error) {
      // Somebody may well be allowed to read single objects but not to list them.
      if (error instanceof ClusterFailure && error.kind === "forbidden")
        return { byName: new Map(), isComplete: false };
      throw error;
    }
  }

  return async (reference) => {
    const list = await listFor(reference);
    const found = list?.byName.get(reference.name);
    return found !== undefined || list?.isComplete === true ? found : objects.read(reference, signal);
  };
}

function collectionOf({ gvk, namespace }: ObjectReference): string {
  return JSON.stringify([gvk, namespace]);
}

/** Entries of a list do not say what they are. */
function typed(object: JsonObject, { gvk }: ObjectReference): JsonObject {
  return { apiVersion: toApiVersion(gvk), kind: gvk.kind, ...object };
}
