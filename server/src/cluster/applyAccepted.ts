import { titleOf, type Deployable } from "../core/deploy/deployable.ts";
import { applyObjects, type Applied, type ApplyOptions, type ObjectResult } from "./applyObjects.ts";
import { diffObjects } from "./diffObjects.ts";
import type { Objects } from "./objects.ts";

/** What has become of objects that were to be applied; values of Secrets are in none of it. */
export interface Application {
  /** `refused` when the dry run of one failed, so that none was applied. */
  readonly kind: "refused" | "applied";
  readonly objects: readonly AppliedObject[];
}

export interface AppliedObject {
  readonly title: string;
  readonly outcome: Applied | "failed" | "not-tried";
  /** Why it has failed. */
  readonly failure?: string;
}

/**
 * Applies objects once the server has accepted a dry run of every one. No field is taken over from another manager. What
 * fails afterwards stops nothing but itself, as in `applyObjects`; an interruption leaves what was not reached untried.
 * @throws an AbortError where it is interrupted before anything was applied
 */
export async function applyAccepted(
  objects: Objects,
  wanted: readonly Deployable[],
  { onDefinitions, signal }: Pick<ApplyOptions, "onDefinitions" | "signal">,
): Promise<Application> {
  const tried = await diffObjects(objects, wanted, { force: false, signal });
  signal?.throwIfAborted();
  if (tried.some(({ outcome }) => outcome === "failed"))
    return {
      kind: "refused",
      objects: tried.map(({ title, failure }) =>
        failure === undefined ? { title, outcome: "not-tried" } : { title, outcome: "failed", failure },
      ),
    };
  const results = await applyObjects(objects, wanted, {
    dryRun: false,
    force: false,
    onDefinitions,
    signal,
  });
  return { kind: "applied", objects: results.map(appliedObject) };
}

function appliedObject({ reference, outcome }: ObjectResult<Applied>): AppliedObject {
  const told = { title: titleOf(reference), outcome: outcome.kind };
  return outcome.kind === "failed" ? { ...told, failure: outcome.failure } : told;
}
