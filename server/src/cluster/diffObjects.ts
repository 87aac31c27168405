import { applyOrder } from "../core/deploy/applyOrder.ts";
import { bringsAlong } from "../core/deploy/bringsAlong.ts";
import { comparable, withoutEqualDefaults, withoutSecrets } from "../core/deploy/comparable.ts";
import { titleOf, type Deployable } from "../core/deploy/deployable.ts";
import { objectAt, type JsonObject } from "../core/schema/jsonValue.ts";
import { writeYaml } from "../core/yaml/writeYaml.ts";
import { ClusterFailure, isHopeless, type StatusCause } from "./failure.ts";
import { createLiveReader } from "./liveObjects.ts";
import { mapAtMost } from "./mapAtMost.ts";
import type { Objects } from "./objects.ts";

/** One object as it is and as it would be, as texts for a diff editor. */
export interface ObjectDiff {
  readonly title: string;
  /** What applying would make of it; `failed` where the cluster refuses it or does not answer. */
  readonly outcome: "created" | "changed" | "unchanged" | "failed";
  /** Empty when the object is not there yet. */
  readonly live: string;
  /** Empty when it has failed; `failure` says why. */
  readonly applied: string;
  readonly failure?: string;
  readonly causes: readonly StatusCause[];
}

/** How many objects are asked for at the same time. */
const atOnce = 16;

/**
 * What applying would change, by a dry run on the server against the live objects: admission and defaulting are part of
 * it, managed fields, status and defaults that are alike on both sides are not. Values of Secrets are hidden. What needs a
 * namespace or a definition that is applied with it is compared as it is written: the server can not try it yet.
 */
export async function diffObjects(
  objects: Objects,
  wanted: readonly Deployable[],
  signal?: AbortSignal,
): Promise<readonly ObjectDiff[]> {
  const read = createLiveReader(objects, wanted, signal);
  let lost: ClusterFailure | undefined;

  async function diffOne(object: Deployable): Promise<ObjectDiff> {
    const title = titleOf(object);
    let before: JsonObject | undefined;
    try {
      if (lost !== undefined) throw lost;
      before = await read(object);
      const after = await objects.apply(object, { dryRun: true, force: true, signal });
      return comparison(title, before, after, object);
    } catch (error) {
      if (!(error instanceof ClusterFailure)) throw error;
      if (isHopeless(error)) lost = error;
      if (error.kind === "not-found" && bringsAlong(wanted, { namespace: objects.namespace, ...object }))
        return comparison(title, undefined, object.value, object);
      const live = before === undefined ? "" : show(comparable(before), () => false);
      return { title, outcome: "failed", live, applied: "", failure: error.message, causes: error.causes };
    }
  }

  return mapAtMost(applyOrder(wanted), atOnce, diffOne);
}

function comparison(
  title: string,
  before: JsonObject | undefined,
  after: JsonObject,
  { value }: Deployable,
): ObjectDiff {
  const last = before && comparable(before);
  const next = comparable(after);
  const isChanged = (key: string): boolean => valueOf(last, key) !== valueOf(next, key);
  const live = last === undefined ? "" : show(withoutEqualDefaults(next, last, value), () => false);
  const applied = show(withoutEqualDefaults(last, next, value), isChanged);
  const outcome = last === undefined ? "created" : live === applied ? "unchanged" : "changed";
  return { title, outcome, live, applied, causes: [] };
}

function show(object: unknown, isChanged: (key: string) => boolean): string {
  return writeYaml(withoutSecrets(object as JsonObject, isChanged));
}

function valueOf(secret: JsonObject | undefined, key: string): unknown {
  return secret === undefined ? undefined : objectAt(secret, "data")?.[key];
}
