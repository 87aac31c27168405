import { applyOrder } from "../core/deploy/applyOrder.ts";
import { comparable, withoutEqualDefaults, withoutSecrets } from "../core/deploy/comparable.ts";
import { titleOf, type Deployable } from "../core/deploy/deployable.ts";
import { objectAt, type JsonObject } from "../core/schema/jsonValue.ts";
import { writeYaml } from "../core/yaml/writeYaml.ts";
import { ClusterFailure, type StatusCause } from "./failure.ts";
import type { Objects } from "./objects.ts";

/** One object as it is and as it would be, as texts for a diff editor. */
export interface ObjectDiff {
  readonly title: string;
  /** Empty when the object is not there yet. */
  readonly live: string;
  /** Empty when the cluster refuses the object; `failure` says why. */
  readonly applied: string;
  readonly failure?: string;
  readonly causes: readonly StatusCause[];
}

/** How many objects are asked for at the same time. */
const atOnce = 8;

/**
 * What applying would change, by a dry run on the server against the live objects: admission and defaulting are part of
 * it, managed fields, status and defaults that are alike on both sides are not. Values of Secrets are hidden.
 */
export async function diffObjects(
  objects: Objects,
  wanted: readonly Deployable[],
  signal?: AbortSignal,
): Promise<readonly ObjectDiff[]> {
  const ordered = applyOrder(wanted);
  const diffs: ObjectDiff[] = [];
  for (let start = 0; start < ordered.length; start += atOnce) {
    const slice = ordered.slice(start, start + atOnce);
    diffs.push(...(await Promise.all(slice.map((object) => diffOne(objects, object, signal)))));
  }
  return diffs;
}

async function diffOne(
  objects: Objects,
  object: Deployable,
  signal: AbortSignal | undefined,
): Promise<ObjectDiff> {
  const title = titleOf(object);
  let before: JsonObject | undefined;
  try {
    before = await objects.read(object, signal);
    const after = comparable(await objects.apply(object, { dryRun: true, force: true, signal }));
    const live = before === undefined ? undefined : comparable(before);
    const isChanged = (key: string): boolean => valueOf(live, key) !== valueOf(after, key);
    return {
      title,
      live: live === undefined ? "" : show(withoutEqualDefaults(after, live, object.value), () => false),
      applied: show(withoutEqualDefaults(live, after, object.value), isChanged),
      causes: [],
    };
  } catch (error) {
    if (!(error instanceof ClusterFailure)) throw error;
    const live = before === undefined ? "" : show(comparable(before), () => false);
    return { title, live, applied: "", failure: error.message, causes: error.causes };
  }
}

function show(object: unknown, isChanged: (key: string) => boolean): string {
  return writeYaml(withoutSecrets(object as JsonObject, isChanged));
}

function valueOf(secret: JsonObject | undefined, key: string): unknown {
  return secret === undefined ? undefined : objectAt(secret, "data")?.[key];
}
