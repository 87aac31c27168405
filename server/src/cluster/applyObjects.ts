import { setTimeout as delay } from "node:timers/promises";
import { applyOrder, deleteOrder } from "../core/deploy/applyOrder.ts";
import { comparable } from "../core/deploy/comparable.ts";
import { referenceOf, type Deployable, type ObjectReference } from "../core/deploy/deployable.ts";
import { isObject, listAt, objectAt, textAt, type JsonObject } from "../core/schema/jsonValue.ts";
import { say } from "../core/text/message.ts";
import { sameJson } from "../core/yaml/sameJson.ts";
import { ClusterFailure, isHopeless, type StatusCause } from "./failure.ts";
import type { Objects } from "./objects.ts";

/** What applying does to an object. */
export type Applied = "created" | "changed" | "unchanged";
type Deleted = "deleted" | "absent";

/** What became of one object. */
export type ObjectOutcome<Done extends Applied | Deleted = Applied | Deleted> =
  | { readonly kind: Done }
  | {
      readonly kind: "failed";
      readonly failure: string;
      readonly conflict: boolean;
      readonly causes: readonly StatusCause[];
    }
  | { readonly kind: "not-tried" };

export interface ObjectResult<Done extends Applied | Deleted = Applied | Deleted> {
  readonly reference: ObjectReference;
  readonly outcome: ObjectOutcome<Done>;
  /**
   * The object before, without what the server writes; absent when there was none, or when it was not looked at. Of a
   * Secret it is never told: records of what was applied are kept.
   */
  readonly before?: JsonObject;
}

export interface ApplyOptions {
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Called before each object. */
  readonly onProgress?: (object: ObjectReference, index: number, total: number) => void;
  /** Called with what became of each object at once: whoever keeps a record of them has it also when not all are reached. */
  readonly onResult?: (result: ObjectResult) => void;
  /** A definition was applied: the kinds of the cluster have to be read again. */
  readonly onDefinitions: () => Promise<void>;
}

/** How often an object that others change at the same moment is tried. */
const raceTries = 3;

/** How long a new definition may take until its kind is served. */
const definitionTimeout = 10_000;

/**
 * Applies objects one after the other. An object that is refused stops nothing but itself; when the cluster is lost or the
 * person cancels, the rest is not tried. The result tells each object's fate, in the order in which they were applied, so
 * that a second run with the same objects does the rest.
 */
export async function applyObjects(
  objects: Objects,
  wanted: readonly Deployable[],
  options: ApplyOptions,
): Promise<readonly ObjectResult<Applied>[]> {
  const ordered = applyOrder(wanted);
  return eachInTurn(ordered, { ...options, words: objects.words }, (object) =>
    applyOne(objects, object, options),
  );
}

/** Deletes objects in the opposite order; what is not there is no failure. */
export async function deleteObjects(
  objects: Objects,
  wanted: readonly ObjectReference[],
  options: Omit<ApplyOptions, "force" | "onDefinitions">,
): Promise<readonly ObjectResult<Deleted>[]> {
  return eachInTurn(deleteOrder(wanted), { ...options, words: objects.words }, async (reference) => {
    const before = await objects.read(reference, options.signal);
    const isGone = !(await objects.remove(reference, options));
    return {
      reference: objects.locate(referenceOf(reference)),
      outcome: { kind: isGone ? "absent" : "deleted" },
      ...recordOf(before),
    };
  });
}

async function eachInTurn<Reference extends ObjectReference, Done extends Applied | Deleted>(
  ordered: readonly Reference[],
  {
    signal,
    onProgress,
    onResult,
    words,
  }: Pick<ApplyOptions, "signal" | "onProgress" | "onResult"> & Pick<Objects, "words">,
  act: (object: Reference) => Promise<ObjectResult<Done>>,
): Promise<readonly ObjectResult<Done>[]> {
  const results: ObjectResult<Done>[] = [];
  const settle = (result: ObjectResult<Done>): void => {
    results.push(result);
    onResult?.(result);
  };
  let isLost = false;
  for (const [index, object] of ordered.entries()) {
    const reference = referenceOf(object);
    if (isLost || signal?.aborted === true) {
      settle({ reference, outcome: { kind: "not-tried" } });
      continue;
    }
    onProgress?.(object, index, ordered.length);
    try {
      settle(await act(object));
    } catch (error) {
      if (!(error instanceof ClusterFailure)) {
        if (!isAborted(error)) throw error;
        settle({
          reference,
          outcome: failed(
            words(say`It was cancelled while the cluster worked on it; look before you retry.`),
          ),
        });
        continue;
      }
      isLost = isHopeless(error);
      settle({ reference, outcome: failed(error.message, error) });
    }
  }
  return results;
}

async function applyOne(
  objects: Objects,
  object: Deployable,
  options: ApplyOptions,
): Promise<ObjectResult<Applied>> {
  const before = await objects.read(object, options.signal);
  const after = await applyInRace(objects, object, options);
  if (!options.dryRun && object.gvk.kind === "CustomResourceDefinition")
    await takenUp(objects, object, options);
  const reference = objects.locate(referenceOf(object));
  if (before === undefined) return { reference, outcome: { kind: "created" } };
  const kind = sameJson(comparable(before), comparable(after)) ? "unchanged" : "changed";
  return { reference, outcome: { kind }, ...recordOf(before) };
}

/** A conflict over a field is for the person to decide; one over the moment goes away by itself. */
async function applyInRace(objects: Objects, object: Deployable, options: ApplyOptions): Promise<JsonObject> {
  for (let tries = 1; ; tries++) {
    try {
      return await objects.apply(object, options);
    } catch (error) {
      const isRace = error instanceof ClusterFailure && error.kind === "conflict" && !isOverField(error);
      if (!isRace || tries === raceTries) throw error;
    }
  }
}

function isOverField({ causes }: ClusterFailure): boolean {
  return causes.some(({ reason }) => reason === "FieldManagerConflict");
}

function recordOf(before: JsonObject | undefined): Pick<ObjectResult, "before"> {
  return before === undefined || before["kind"] === "Secret" ? {} : { before: comparable(before) };
}

/**
 * Waits until the objects of a new definition can be applied. The definition itself is applied by now: what fails here is told by the
 * objects that follow.
 */
async function takenUp(
  objects: Objects,
  definition: Deployable,
  { signal, onDefinitions }: ApplyOptions,
): Promise<void> {
  try {
    await established(objects, definition, signal);
    await onDefinitions();
  } catch (error) {
    if (!(error instanceof ClusterFailure) && !isAborted(error)) throw error;
  }
}

/** Custom resources are refused until the server has taken their definition up. */
async function established(
  objects: Objects,
  definition: Deployable,
  signal: AbortSignal | undefined,
): Promise<void> {
  const until = performance.now() + definitionTimeout;
  while (performance.now() < until) {
    const status = objectAt((await objects.read(definition, signal)) ?? {}, "status") ?? {};
    const isEstablished = listAt(status, "conditions")
      .filter(isObject)
      .some((each) => textAt(each, "type") === "Established" && textAt(each, "status") === "True");
    if (isEstablished) return;
    await delay(100, undefined, signal === undefined ? {} : { signal });
  }
}

function failed(failure: string, error?: ClusterFailure): ObjectOutcome<never> {
  const conflict = error?.kind === "conflict" && isOverField(error);
  return { kind: "failed", failure, conflict, causes: error?.causes ?? [] };
}

function isAborted(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
