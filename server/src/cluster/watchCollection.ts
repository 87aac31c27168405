import { nameOf } from "../core/deploy/deployable.ts";
import type { JsonObject } from "../core/schema/jsonValue.ts";
import type { Transport } from "./transport.ts";
import { watchObjects, type WatchRequest } from "./watchObjects.ts";

/**
 * Keeps what is wanted of each object of a collection until the signal fires.
 *
 * @param wanted all that is kept of an object: pods of a large workload are many, and each is large
 * @param onChange called with everything that is kept, first with what is there at the beginning
 * @throws ClusterFailure as `watchObjects` does
 */
export async function watchCollection<Wanted>(
  transport: Transport,
  request: WatchRequest,
  wanted: (object: JsonObject) => Wanted,
  onChange: (all: readonly Wanted[]) => void,
): Promise<void> {
  const kept = new Map<string, Wanted>();
  for await (const event of watchObjects(transport, request)) {
    switch (event.kind) {
      case "all":
        kept.clear();
        for (const object of event.objects) kept.set(nameOf(object) ?? "", wanted(object));
        break;
      case "changed":
        kept.set(nameOf(event.object) ?? "", wanted(event.object));
        break;
      case "gone":
        kept.delete(nameOf(event.object) ?? "");
    }
    onChange([...kept.values()]);
  }
}
