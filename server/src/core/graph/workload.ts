import type { Cursor } from "../manifest/cursor.ts";
import { acceleratorsOf } from "../workload/accelerators.ts";
import { commandsOf } from "../workload/commandLine.ts";
import { engineOf } from "../workload/engines.ts";
import { modelDownloadOf } from "../workload/modelCache.ts";
import { parallelismOf } from "../workload/parallelism.ts";
import type { TextPlace } from "./reference.ts";

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
  /** Model servers that are split over devices which their containers claim. */
  readonly splits: readonly ClaimedSplit[];
}

/** A model server that takes its devices from resource claims. */
export interface ClaimedSplit {
  /** Devices that its arguments split the model over. */
  readonly devices: number;
  /** Where the arguments say so. */
  readonly place: TextPlace;
  readonly claims: readonly UsedClaim[];
}

/** A claim of the pod that a container uses, as a whole or one request of it. */
export interface UsedClaim {
  /** Path of the reference to the claim or its template. */
  readonly path: string;
  readonly request?: string;
}

export interface ClaimedDownload {
  readonly model: string;
  /** Of the weights. */
  readonly bytes: number;
  /** Name of the PersistentVolumeClaim. */
  readonly claim: string;
}

/**
 * @param all the containers of its Pods
 * @param text of the document that holds the object
 */
export function readWorkload(root: Cursor, all: readonly Cursor[], text: string): WorkloadFacts {
  const replicas = root.at("spec", "replicas").number;
  const containers = all.filter(({ parent }) => parent?.name === "containers");
  const requested = ["cpu", "memory"].filter((resource) =>
    containers.every((container) => asksFor(container, resource) || asksForWhole(container, resource)),
  );
  const computing = containers.filter((container) => acceleratorsOf(container).length > 0);
  const hasAccelerators = computing.length > 0;
  const downloads = computing.flatMap(claimedDownload);
  const splits = containers.flatMap((container) => claimedSplit(container, text));
  return { requested, hasAccelerators, downloads, splits, ...(replicas === undefined ? {} : { replicas }) };
}

function claimedSplit(container: Cursor, text: string): readonly ClaimedSplit[] {
  const used = container.at("resources", "claims").items();
  if (used.length === 0 || acceleratorsOf(container).length > 0) return [];
  const engine = engineOf(container, commandsOf(container, text));
  const parallelism = engine && parallelismOf(engine, container);
  const [option] = parallelism?.options ?? [];
  // Over several machines each pod has a part only.
  if (
    parallelism === undefined ||
    option === undefined ||
    parallelism.overRay ||
    parallelism.nodes !== undefined
  )
    return [];
  const claims = container.parent?.parent?.at("resourceClaims").items() ?? [];
  const place = { range: option.range, path: option.at.path };
  return [{ devices: parallelism.devices, place, claims: used.flatMap((one) => usedClaim(one, claims)) }];
}

function usedClaim(used: Cursor, claims: readonly Cursor[]): readonly UsedClaim[] {
  const claim = claims.find((one) => one.at("name").string === used.at("name").string);
  const named = ["resourceClaimName", "resourceClaimTemplateName"]
    .map((field) => claim?.at(field))
    .find((field) => field?.present === true);
  const request = used.at("request").string;
  return named === undefined ? [] : [{ path: named.path, ...(request === undefined ? {} : { request }) }];
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

/** A limit stands for a request that is not stated. */
function asksFor(owner: Cursor, resource: string): boolean {
  return ["requests", "limits"].some((field) => owner.at("resources", field, resource).present);
}

function asksForWhole(container: Cursor, resource: string): boolean {
  const podSpec = container.parent?.parent;
  return podSpec !== undefined && asksFor(podSpec, resource);
}
