import { setTimeout as delay } from "node:timers/promises";
import type { DocumentCache } from "../cache/documentCache.ts";
import type { SchemaSet } from "../core/schema/schema.ts";
import { say } from "../core/text/message.ts";
import { createClusterSchemas, documentName, readOpenApiIndex, type OpenApiIndex } from "./clusterSchemas.ts";
import { discover, serverVersion, type ApiResource } from "./discovery.ts";
import { ClusterFailure, isPassing } from "./failure.ts";
import type { Transport } from "./transport.ts";
import { watchObjects } from "./watchObjects.ts";

/** What a cluster serves at one moment. */
export interface ClusterState {
  readonly kubernetesVersion: string;
  readonly schemas: SchemaSet;
  /** What the last attempt to read it ended with; the state before stays in use. */
  readonly failure: ClusterFailure | undefined;
}

export interface FollowedCluster {
  readonly transport: Transport;
  readonly cache: DocumentCache;
  /** Names the cluster and the user in the cache. */
  readonly stateName: string;
  readonly catalogueOf: (kubernetesVersion: string) => SchemaSet;
  /** Ends everything. */
  readonly signal: AbortSignal;
  readonly tell: (state: ClusterState) => void;
  /** The cluster has answered for the first time. */
  readonly onReached: () => void;
}

/** The kinds of a cluster. */
export interface FollowedKinds {
  /** Those that were served when it was last looked. */
  resources(): readonly ApiResource[];
  /** Reads them now and whenever a definition changes, until the signal fires. */
  follow(): Promise<void>;
  /** Reads them once. @throws ClusterFailure */
  refresh(): Promise<void>;
}

/** What is kept of a cluster for the next start. */
interface KeptState {
  readonly kubernetesVersion: string;
  readonly resources: readonly ApiResource[];
  readonly index: readonly (readonly [string, string])[];
}

const definitionsPath = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
/** Definitions come in bursts: all of an operator within a second. */
const quietMilliseconds = 400;
/** Aggregated APIs may never publish their types. */
const mostTries = 4;
/** A cluster that is not reached is tried again after a pause between these. */
const shortestPause = 1000;
const longestPause = 60_000;
/** How often kinds are read whose definitions may not be watched. */
const unwatchedMilliseconds = 300_000;

export function createFollowedKinds(cluster: FollowedCluster): FollowedKinds {
  const { transport, cache, stateName, signal, tell } = cluster;
  let resources: readonly ApiResource[] = [];
  let shown: { readonly kept: string; readonly state: ClusterState } | undefined;
  let hasFailed = false;
  let wasReached = false;

  /**
   * New kinds make a new set; when only a document of a kind has arrived, the set stays and is told again. True when
   * anything has changed.
   */
  function take(kept: KeptState): boolean {
    const text = JSON.stringify(kept);
    const hadFailed = hasFailed;
    hasFailed = false;
    if (shown?.kept === text) {
      if (hadFailed) tell(shown.state);
      return false;
    }
    ({ resources } = kept);
    const index: OpenApiIndex = new Map(kept.index);
    const schemas = createClusterSchemas({
      kinds: resources,
      index,
      catalogue: cluster.catalogueOf(kept.kubernetesVersion),
      transport,
      cache,
      onLoaded: () => {
        if (shown !== undefined) tell(shown.state);
      },
      onFailure: (error) => {
        if (shown !== undefined && error instanceof ClusterFailure) tell({ ...shown.state, failure: error });
      },
    });
    const state: ClusterState = { kubernetesVersion: kept.kubernetesVersion, schemas, failure: undefined };
    shown = { kept: text, state };
    tell(state);
    return true;
  }

  /** Whether anything has changed, and every kind that is served has its type published. */
  async function refresh(): Promise<boolean> {
    const [version, found, index] = await Promise.all([
      serverVersion(transport, signal),
      discover(transport, signal),
      readOpenApiIndex(transport, signal),
    ]);
    const kept: KeptState = { kubernetesVersion: version ?? "", resources: found, index: [...index] };
    const isChanged = take(kept);
    if (!wasReached) cluster.onReached();
    wasReached = true;
    if (isChanged) await cache.write(stateName, JSON.stringify(kept));
    return isChanged && found.every(({ gvk }) => index.has(documentName(gvk)));
  }

  let timer: NodeJS.Timeout | undefined;

  /** What a definition changes shows some moments later: first the kind is served or gone, then its type. */
  function refreshSoon(tries = 0): void {
    clearTimeout(timer);
    if (signal.aborted) return;
    timer = setTimeout(
      () => {
        refresh().then(
          (isSettled) => {
            if (!isSettled && tries < mostTries) refreshSoon(tries + 1);
          },
          (error: unknown) => {
            tellFailure(error);
            if (isPassing(error)) refreshSoon(tries + 1);
          },
        );
      },
      Math.min(longestPause, quietMilliseconds * 2 ** tries),
    );
  }

  async function readAndWatch(): Promise<void> {
    const kept = shown === undefined ? await cache.read(stateName) : undefined;
    if (kept !== undefined) {
      take(JSON.parse(kept) as KeptState);
      // Whoever has waited for it is served from the disk first; what has changed since shows a moment later.
      await delay(quietMilliseconds, undefined, { signal });
    }
    await refresh();
    const request = {
      what: say`watch the definitions of the cluster`,
      path: definitionsPath,
      metadataOnly: true as const,
      signal,
    };
    try {
      for await (const event of watchObjects(transport, request)) {
        if (event.kind !== "all" || event.objects.length > 0) refreshSoon();
      }
    } catch (error) {
      // Who may use the kinds of a cluster may not always list their definitions: then they are read now and then.
      if (!(error instanceof ClusterFailure && error.kind === "forbidden")) throw error;
      await delay(unwatchedMilliseconds, undefined, { signal });
    }
  }

  function tellFailure(error: unknown): void {
    if (signal.aborted) return;
    hasFailed = true;
    const failure =
      error instanceof ClusterFailure ? error : new ClusterFailure("server", String(error), { cause: error });
    const schemas = shown?.state.schemas ?? cluster.catalogueOf("");
    tell({ kubernetesVersion: shown?.state.kubernetesVersion ?? "", schemas, failure });
  }

  return {
    resources: () => resources,
    async refresh() {
      await refresh();
    },
    async follow() {
      let pause = shortestPause;
      while (!signal.aborted) {
        try {
          await readAndWatch();
          pause = shortestPause;
        } catch (error) {
          tellFailure(error);
          if (!isPassing(error)) return;
        }
        await delay(pause, undefined, { signal }).catch(() => undefined);
        pause = Math.min(longestPause, pause * 2);
      }
    },
  };
}
