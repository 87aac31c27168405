import type { Cursor } from "../manifest/cursor.ts";
import { acceleratorsOf } from "../workload/accelerators.ts";
import { modelDownloadOf } from "../workload/modelCache.ts";

/** What others want to know of an object that makes Pods. */
export interface WorkloadFacts {
  /** As the object says; absent where it does not, or where its kind has no such number. */
  readonly replicas?: number;
  /** Resources that each container asks for, or that the Pod asks for as a whole: `cpu`, `memory`. */
  readonly requested: readonly string[];
  /** One of its containers asks for GPUs or other accelerators. */
  readonly hasAccelerators: boolean;
  /** Models that it downloads into volumes of claims. */
  readonly downloads: readonly ClaimedDownload[];
}

export interface ClaimedDownload {
  readonly model: string;
  /** Of the weights. */
  readonly bytes: number;
  /** Name of the PersistentVolumeClaim. */
  readonly claim: string;
}

/** Pod templates lie at most this deep below the root of any kind known. */
const searchDepth = 10;

export function readWorkload(root: Cursor): WorkloadFacts {
  const replicas = root.at("spec", "replicas").number;
  const containers = containersBelow(root).filter(({ parent }) => parent?.name === "containers");
  const requested = ["cpu", "memory"].filter((resource) =>
    containers.every((container) => asksFor(container, resource) || asksForWhole(container, resource)),
  );
  const computing = containers.filter((container) => acceleratorsOf(container).length > 0);
  const hasAccelerators = computing.length > 0;
  const downloads = computing.flatMap(claimedDownload);
  return { requested, hasAccelerators, downloads, ...(replicas === undefined ? {} : { replicas }) };
}

function claimedDownload(container: Cursor): readonly ClaimedDownload[] {
  const download = modelDownloadOf(container);
  const volumes = container.parent?.parent?.at("volumes").items() ?? [];
  const volume = volumes.find((one) => download !== undefined && one.at("name").string === download.volume);
  const claim = volume?.at("persistentVolumeClaim", "claimName").string;
  return download === undefined || claim === undefined
    ? []
    : [{ model: download.model, bytes: download.bytes, claim }];
}

/** All containers of the Pods that an object makes, those that run before and beside the others too. */
export function containersBelow(at: Cursor, depth = searchDepth): readonly Cursor[] {
  const children = at.children();
  if (depth === 0 || children.length === 0) return [];
  const own = at.name === "containers" || at.name === "initContainers" ? at.items() : [];
  return [...own, ...children.flatMap((child) => containersBelow(child, depth - 1))];
}

/** A limit stands for a request that is not stated. */
function asksFor(owner: Cursor, resource: string): boolean {
  return ["requests", "limits"].some((field) => owner.at("resources", field, resource).present);
}

function asksForWhole(container: Cursor, resource: string): boolean {
  const podSpec = container.parent?.parent;
  return podSpec !== undefined && asksFor(podSpec, resource);
}
