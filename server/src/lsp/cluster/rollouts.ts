import { manifestOf, titleOf } from "../../core/deploy/deployable.ts";
import { placeOfTrouble, type Trouble } from "../../core/deploy/troublePlace.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import type { RolloutMoment } from "../../cluster/watchRollout.ts";
import { toLspRange } from "../convert.ts";
import type { RolloutLook } from "./insideProtocol.ts";
import { plannedOf, type PlacedObject } from "./targets.ts";

/** A moment of a rollout beside the manifest of the workload. */
export function lookOf(
  placed: PlacedObject,
  { ready, wanted, state, reason, trouble }: RolloutMoment,
): RolloutLook {
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
  const manifest = manifestOf(document, object);
  const range = manifest === undefined ? { start: 0, end: 0 } : placeOfTrouble(manifest, trouble).range;
  const message = [trouble.reason, trouble.message].filter((part) => part !== "").join(": ");
  return { message, range: toLspRange(file, index, range) };
}
