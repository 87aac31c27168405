import { titleOf } from "../../core/deploy/deployable.ts";
import { placeOfTrouble, type Trouble } from "../../core/deploy/troublePlace.ts";
import type { RolloutMoment } from "../../cluster/followRollout.ts";
import { findManifests } from "../../core/validate/findManifests.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { toLspRange } from "../convert.ts";
import type { LinkedCluster } from "./clusterLink.ts";
import type { RolloutLook } from "./insideProtocol.ts";
import { plannedOf, type PlacedObject } from "./targets.ts";

const workloads: ReadonlySet<string> = new Set(["Deployment", "StatefulSet", "DaemonSet", "Job", "Pod"]);
/** Each is two requests. */
const mostWorkloads = 20;

/** How far the workloads of a file have come; those that are not in the cluster, or cannot be read, are left out. */
export async function rolloutsIn(
  placed: readonly PlacedObject[],
  { cluster, module }: LinkedCluster,
  signal: AbortSignal,
): Promise<readonly RolloutLook[]> {
  const looked = placed
    .filter(({ object, isBuilt }) => !isBuilt && workloads.has(object.gvk.kind))
    .slice(0, mostWorkloads);
  const found = await Promise.all(
    looked.map(async (each) => {
      const moment = await module.lookAtRollout(cluster.objects, each.object, signal).catch(() => undefined);
      return moment === undefined ? [] : [lookOf(each, moment)];
    }),
  );
  return found.flat();
}

function lookOf(placed: PlacedObject, { ready, wanted, state, reason, trouble }: RolloutMoment): RolloutLook {
  const { reference, line } = plannedOf(placed);
  const stuck: Trouble | undefined =
    trouble ?? (reason === undefined ? undefined : { reason: "", message: reason });
  return {
    title: titleOf(reference),
    reference,
    line,
    ready,
    wanted,
    state,
    ...(stuck === undefined ? {} : { trouble: troubleAt(placed, stuck) }),
  };
}

function troubleAt(
  { object, file, index }: PlacedObject,
  trouble: Trouble,
): NonNullable<RolloutLook["trouble"]> {
  const document = parseDocument(file.parts[index]?.text ?? "");
  const manifest = findManifests(document).find(
    ({ gvk, root }) => gvk.kind === object.gvk.kind && root.at("metadata", "name").string === object.name,
  );
  const range = manifest === undefined ? { start: 0, end: 0 } : placeOfTrouble(manifest, trouble).range;
  const message = [trouble.reason, trouble.message].filter((part) => part !== "").join(": ");
  return { message, range: toLspRange(file, index, range) };
}
