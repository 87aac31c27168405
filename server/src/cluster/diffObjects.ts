import { applyOrder, deleteOrder } from "../core/deploy/applyOrder.ts";
import { bringsAlong } from "../core/deploy/bringsAlong.ts";
import { comparable, withoutEqualDefaults, withoutSecrets } from "../core/deploy/comparable.ts";
import { referenceOf, titleOf, type Deployable, type ObjectReference } from "../core/deploy/deployable.ts";
import { objectAt, type JsonObject } from "../core/schema/jsonValue.ts";
import { writeYaml } from "../core/yaml/writeYaml.ts";
import { ClusterFailure, isHopeless, type StatusCause } from "./failure.ts";
import { createLiveReader } from "./liveObjects.ts";
import { mapAtMost } from "./mapAtMost.ts";
import type { Objects, WriteOptions } from "./objects.ts";

/** One object as it is and as it would be, as texts for a diff editor. */
export interface ObjectDiff {
  /** As the manifest names it. */
  readonly reference: ObjectReference;
  readonly title: string;
  /** What would become of it; `failed` where the cluster refuses it or does not answer. */
  readonly outcome: "created" | "changed" | "unchanged" | "deleted" | "absent" | "failed";
  /** Empty when the object is not there yet. */
  readonly live: string;
  /** Empty when it would be gone, and when it has failed; `failure` says why. */
  readonly applied: string;
  readonly failure?: string;
  readonly causes: readonly StatusCause[];
}

/** How many objects are asked for at the same time. */
const atOnce = 16;

/**
 * What applying would change, by a dry run on the server against the live objects: admission and defaulting are part of
 * it, managed fields, status and defaults that are alike on both sides are not. Values of Secrets are hidden. What needs a
 * namespace or a definition that is applied with it is compared as it is written: the server can not try it yet. Without
 * `force` a field that another manager owns is a failure.
 */
export async function diffObjects(
  objects: Objects,
  wanted: readonly Deployable[],
  { force = true, signal }: Pick<WriteOptions, "force" | "signal"> = {},
): Promise<readonly ObjectDiff[]> {
  return diffEach(objects, applyOrder(wanted), signal, {
    compare: async (object, before) =>
      compared(before, await objects.apply(object, { dryRun: true, force, signal }), object.value),
    withoutPlace: (object) =>
      bringsAlong(wanted, { namespace: objects.namespace, ...object })
        ? compared(undefined, object.value, object.value)
        : undefined,
  });
}

/** What deleting objects would change, by the same kind of dry run. */
export async function diffDeletions(
  objects: Objects,
  wanted: readonly ObjectReference[],
  signal?: AbortSignal,
): Promise<readonly ObjectDiff[]> {
  const absent = { outcome: "absent", live: "", applied: "" } as const;
  return diffEach(objects, deleteOrder(wanted), signal, {
    async compare(reference, before) {
      if (before === undefined || !(await objects.remove(reference, { dryRun: true, signal }))) return absent;
      return { outcome: "deleted", live: show(comparable(before), () => false), applied: "" };
    },
    withoutPlace: () => absent,
  });
}

type Comparison = Pick<ObjectDiff, "outcome" | "live" | "applied">;

interface Comparer<Reference> {
  readonly compare: (object: Reference, before: JsonObject | undefined) => Promise<Comparison>;
  /** The cluster does not serve the kind, or has no such namespace. */
  readonly withoutPlace: (object: Reference) => Comparison | undefined;
}

/** An object that fails stops no other, but a cluster that is lost is asked no more. */
async function diffEach<Reference extends ObjectReference>(
  objects: Objects,
  ordered: readonly Reference[],
  signal: AbortSignal | undefined,
  { compare, withoutPlace }: Comparer<Reference>,
): Promise<readonly ObjectDiff[]> {
  const read = createLiveReader(objects, ordered, signal);
  let lost: ClusterFailure | undefined;
  return mapAtMost(ordered, atOnce, async (object) => {
    const named = { reference: referenceOf(object), title: titleOf(object) };
    let before: JsonObject | undefined;
    try {
      if (lost !== undefined) throw lost;
      before = await read(object);
      return { ...named, causes: [], ...(await compare(object, before)) };
    } catch (error) {
      if (!(error instanceof ClusterFailure)) throw error;
      if (isHopeless(error)) lost = error;
      const instead = error.kind === "not-found" ? withoutPlace(object) : undefined;
      if (instead !== undefined) return { ...named, causes: [], ...instead };
      const live = before === undefined ? "" : show(comparable(before), () => false);
      const { message, causes } = error;
      return { ...named, outcome: "failed", live, applied: "", failure: message, causes };
    }
  });
}

/** Two states of one object; what the server has filled in on both sides alike is left out, but for what is `written`. */
export function compared(before: JsonObject | undefined, after: JsonObject, written: JsonObject): Comparison {
  const last = before && comparable(before);
  const next = comparable(after);
  const isChanged = (key: string): boolean => valueOf(last, key) !== valueOf(next, key);
  const live = last === undefined ? "" : show(withoutEqualDefaults(next, last, written), () => false);
  const applied = show(withoutEqualDefaults(last, next, written), isChanged);
  const outcome = last === undefined ? "created" : live === applied ? "unchanged" : "changed";
  return { outcome, live, applied };
}

function show(object: unknown, isChanged: (key: string) => boolean): string {
  return writeYaml(withoutSecrets(object as JsonObject, isChanged));
}

function valueOf(secret: JsonObject | undefined, key: string): unknown {
  return secret === undefined ? undefined : objectAt(secret, "data")?.[key];
}
