import type { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { wholeNumberAt } from "./accelerators.ts";
import { GROUP_PLACES, type GroupPlace } from "./groupPlaces.ts";

/** The pods that an object makes from one template. */
export interface PodGroup {
  /** What the kind calls it: `Worker`, the name of a group, task or template; empty when there is only one. */
  readonly role: string;
  /** Describes the group: holds its count and its template. */
  readonly owner: Cursor;
  readonly spec: Cursor;
  /** Of the pod template; absent where the kind has none. */
  readonly metadata: Cursor;
  readonly containers: readonly Cursor[];
  readonly initContainers: readonly Cursor[];
  /** The API server itself checks the pod spec; that of a custom resource only when pods are made from it. */
  readonly builtIn: boolean;
  /** Undefined when the object does not say. */
  readonly pods?: number;
}

const builtInGroups = new Set(["", "apps", "batch"]);

/** The groups of pods that an object describes; empty for kinds that make no pods. */
export function podGroupsOf({ gvk, root }: Manifest): readonly PodGroup[] {
  const places = GROUP_PLACES.get(`${gvk.group}/${gvk.kind}`) ?? [];
  return places.flatMap((place) =>
    ownersOf(root, place.owner).flatMap((owner) => groupAt(owner, place, builtInGroups.has(gvk.group))),
  );
}

function ownersOf(root: Cursor, path: string): readonly Cursor[] {
  return segmentsOf(path).reduce<readonly Cursor[]>(
    (cursors, segment) =>
      cursors.flatMap((cursor) => {
        const below = cursor.at(segment.replace(/[[{][\]}]$/u, ""));
        if (segment.endsWith("[]")) return below.items();
        return segment.endsWith("{}") ? below.keys() : [below];
      }),
    [root],
  );
}

function segmentsOf(path: string): readonly string[] {
  return path === "" ? [] : path.split(".");
}

function groupAt(owner: Cursor, place: GroupPlace, builtIn: boolean): readonly PodGroup[] {
  const spec = owner.at(...segmentsOf(place.spec));
  const containers = place.isContainer === true && owner.isMapping ? [owner] : containersOf(spec);
  if (containers.length === 0) return [];
  const pods = place.count === undefined ? undefined : productOf(owner, place.count);
  return [
    {
      role: owner.at("name").string ?? owner.at("groupName").string ?? roleOf(owner),
      owner,
      spec,
      metadata:
        place.spec.includes(".") || place.spec === "spec" ? metadataBeside(spec) : spec.at("metadata"),
      containers,
      initContainers: spec.at("initContainers").items(),
      builtIn,
      ...(pods === undefined ? {} : { pods }),
    },
  ];
}

function metadataBeside(spec: Cursor): Cursor {
  return spec.parent?.at("metadata") ?? spec.at("metadata");
}

/** Free keys are what a kind calls its roles (`Master`, `Worker`); fields of a fixed name say nothing. */
function roleOf(owner: Cursor): string {
  return owner.path.endsWith(`[${owner.name}]`) ? owner.name : "";
}

/**
 * The containers of a pod spec, and what other kinds have in place of it: a workflow's `container` and `script`, the
 * `model` of an InferenceService, whose container comes from a serving runtime, the `trainer` of a TrainJob, whose container
 * comes from a training runtime.
 */
function containersOf(spec: Cursor): readonly Cursor[] {
  const single = ["container", "script", "model", "trainer"]
    .map((name) => spec.at(name))
    .filter((at) => at.isMapping);
  return [
    ...spec
      .at("containers")
      .items()
      .filter((container) => container.isMapping),
    ...single,
  ];
}

function productOf(owner: Cursor, fields: readonly string[]): number | undefined {
  let product = 1;
  for (const field of fields) {
    const count = owner.at(...segmentsOf(field));
    if (!count.present) continue;
    const number = wholeNumberAt(count);
    if (number === undefined) return undefined;
    product *= number;
  }
  return product;
}
