import { setTimeout as delay } from "node:timers/promises";
import type { SchemaSet } from "../core/schema/schema.ts";
import {
  createClusterSchemas,
  documentName,
  mostDocuments,
  type OpenApiIndex,
  readOpenApiIndex,
} from "./clusterSchemas.ts";
import { discover, serverVersion, type ApiResource } from "./discovery.ts";
import { createDocumentCache } from "../cache/documentCache.ts";
import { ClusterFailure } from "./failure.ts";
import { followPolicies } from "./followPolicies.ts";
import { createInventory, type ClusterInventory } from "./inventory.ts";
import { pinContext, type ClusterContext } from "./kubeconfig.ts";
import { createObjects, type Objects } from "./objects.ts";
import { createPodStreams, type PodStreams } from "./podStreams.ts";
import { createTransport, type Transport } from "./transport.ts";
import { watchObjects } from "./watchObjects.ts";

export interface ConnectOptions {
  readonly context: string;
  /** Instead of the one that the context names. */
  readonly namespace?: string | undefined;
  readonly kubeconfigFiles?: readonly string[] | undefined;
  /** A command that hands out credentials may be run. */
  readonly allowCredentialCommand: boolean;
  /** Where schemas are kept between sessions. */
  readonly cacheFolder: string;
  /** The built-in kinds of a version such as `1.36`, or of the nearest one that is known. */
  readonly catalogueOf: (kubernetesVersion: string) => SchemaSet;
}

/** What a cluster serves at one moment. */
export interface ClusterState {
  readonly kubernetesVersion: string;
  readonly schemas: SchemaSet;
  /** What the last attempt to read it ended with; the state before stays in use. */
  readonly failure: ClusterFailure | undefined;
}

/** What has become of reading the admission policies. */
export type PoliciesRead =
  /** A text of several documents, with all that they look at. */
  { readonly kind: "read"; readonly text: string } | { readonly kind: "failed"; readonly error: unknown };

/** One cluster as one user, fixed to the context that was chosen whatever happens to the kubeconfig. */
export interface Cluster {
  readonly context: ClusterContext;
  readonly namespace: string;
  readonly transport: Transport;
  readonly objects: Objects;
  readonly streams: PodStreams;
  /** What else there is, read while somebody asks for it. */
  readonly inventory: ClusterInventory;
  /** Something in the inventory is known now or has changed. */
  onInventory(listener: () => void): void;
  /** The admission policies are known, or others than before, or cannot be read any more. */
  onPolicies(listener: (policies: PoliciesRead) => void): void;
  /** Reads the kinds of the cluster, now and whenever a definition changes, until `close`. */
  follow(onState: (state: ClusterState) => void): void;
  /** Reads the kinds of the cluster once more. */
  refresh(): Promise<void>;
  /** Fires when the connection is given up: whatever goes on there ends with it. */
  readonly closed: AbortSignal;
  close(): void;
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

/** @throws ClusterFailure when there is no such context, or a command would have to run that may not */
export function connectCluster(options: ConnectOptions): Cluster {
  const { config, context } = pinContext(options.context, options.kubeconfigFiles);
  if (context.credentialCommand !== undefined && !options.allowCredentialCommand) {
    throw new ClusterFailure(
      "plugin-refused",
      `The context ${context.name} asks to run \`${context.credentialCommand.text}\` for its credentials, which was not allowed.`,
    );
  }
  const transport = createTransport(config);
  const cache = createDocumentCache(options.cacheFolder, mostDocuments);
  const stateName = `state ${context.server} ${context.user}`;
  const stop = new AbortController();
  const namespace = options.namespace ?? context.namespace;
  const listeners: ((state: ClusterState) => void)[] = [];
  let resources: readonly ApiResource[] = [];
  let shown: { readonly kept: string; readonly state: ClusterState } | undefined;

  function publish(state: ClusterState): void {
    for (const listener of listeners) listener(state);
  }

  /**
   * New kinds make a new set; when only a document of a kind has arrived, the set stays and is told again. True when
   * anything has changed.
   */
  function take(kept: KeptState): boolean {
    const text = JSON.stringify(kept);
    if (shown?.kept === text && shown.state.failure === undefined) return false;
    ({ resources } = kept);
    const index: OpenApiIndex = new Map(kept.index);
    const schemas = createClusterSchemas({
      kinds: resources,
      index,
      catalogue: options.catalogueOf(kept.kubernetesVersion),
      transport,
      cache,
      onLoaded: () => {
        if (shown !== undefined) publish(shown.state);
      },
      onFailure: (error) => {
        if (shown !== undefined && error instanceof ClusterFailure)
          publish({ ...shown.state, failure: error });
      },
    });
    const state: ClusterState = { kubernetesVersion: kept.kubernetesVersion, schemas, failure: undefined };
    shown = { kept: text, state };
    publish(state);
    return true;
  }

  /** Whether anything has changed, and every kind that is served has its type published. */
  async function refresh(): Promise<boolean> {
    const [version, found, index] = await Promise.all([
      serverVersion(transport, stop.signal),
      discover(transport, stop.signal),
      readOpenApiIndex(transport, stop.signal),
    ]);
    const kept: KeptState = { kubernetesVersion: version ?? "", resources: found, index: [...index] };
    const isChanged = take(kept);
    if (isChanged) await cache.write(stateName, JSON.stringify(kept));
    return isChanged && found.every(({ gvk }) => index.has(documentName(gvk)));
  }

  let timer: NodeJS.Timeout | undefined;

  /** What a definition changes shows some moments later: first the kind is served or gone, then its type. */
  function refreshSoon(tries = 0): void {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        refresh().then((isSettled) => {
          if (!isSettled && tries < mostTries) refreshSoon(tries + 1);
        }, tellFailure);
      },
      quietMilliseconds * 2 ** tries,
    );
  }

  async function followDefinitions(): Promise<void> {
    const kept = await cache.read(stateName);
    if (kept !== undefined) {
      take(JSON.parse(kept) as KeptState);
      // Whoever has waited for it is served from the disk first; what has changed since shows a moment later.
      await delay(quietMilliseconds, undefined, { signal: stop.signal });
    }
    await refresh();
    followPolicies({
      transport,
      objects,
      signal: stop.signal,
      tell: (text) => {
        for (const listener of policyListeners) listener({ kind: "read", text });
      },
      fail: (error) => {
        for (const listener of policyListeners) listener({ kind: "failed", error });
      },
    });
    const request = {
      what: "watch the definitions of the cluster",
      path: definitionsPath,
      metadataOnly: true as const,
      signal: stop.signal,
    };
    for await (const event of watchObjects(transport, request)) {
      if (event.kind !== "all" || event.objects.length > 0) refreshSoon();
    }
  }

  function tellFailure(error: unknown): void {
    if (stop.signal.aborted) return;
    const failure =
      error instanceof ClusterFailure ? error : new ClusterFailure("server", String(error), { cause: error });
    const schemas = shown?.state.schemas ?? options.catalogueOf("");
    publish({ kubernetesVersion: shown?.state.kubernetesVersion ?? "", schemas, failure });
  }

  const objects = createObjects(transport, () => resources, namespace);
  const policyListeners: ((policies: PoliciesRead) => void)[] = [];
  const inventoryListeners: (() => void)[] = [];
  const inventory = createInventory(transport, objects, namespace, () => {
    if (!stop.signal.aborted) for (const listener of inventoryListeners) listener();
  });

  return {
    context,
    namespace,
    transport,
    objects,
    streams: createPodStreams(config),
    inventory,
    onPolicies(listener) {
      policyListeners.push(listener);
    },
    onInventory(listener) {
      inventoryListeners.push(listener);
    },
    follow(onState) {
      listeners.push(onState);
      followDefinitions().catch(tellFailure);
    },
    async refresh() {
      await refresh();
    },
    closed: stop.signal,
    close() {
      stop.abort();
      clearTimeout(timer);
      transport.close();
    },
  };
}
