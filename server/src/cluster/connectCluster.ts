import { createDocumentCache } from "../cache/documentCache.ts";
import type { SchemaSet } from "../core/schema/schema.ts";
import { inWords, say, type Words } from "../core/text/message.ts";
import { mostDocuments } from "./clusterSchemas.ts";
import { ClusterFailure } from "./failure.ts";
import { createFollowedKinds, type ClusterState } from "./followKinds.ts";
import { followPolicies } from "./followPolicies.ts";
import { createInventory, type ClusterInventory } from "./inventory.ts";
import { pinContext, type ClusterContext } from "./kubeconfig.ts";
import { createObjects, type Objects } from "./objects.ts";
import { createPodStreams, type PodStreams } from "./podStreams.ts";
import { createTransport, type Transport } from "./transport.ts";

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
  /** Puts what a person reads of the cluster into their language; English without it. */
  readonly words?: Words;
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
  /** Fires when the connection is given up, with a ClusterFailure as its reason: whatever goes on there ends with it. */
  readonly closed: AbortSignal;
  close(): void;
}

/** @throws ClusterFailure when there is no such context, or a command would have to run that may not */
export function connectCluster(options: ConnectOptions): Cluster {
  const { words = inWords } = options;
  const { config, context } = pinContext(options.context, options.kubeconfigFiles, words);
  if (context.credentialCommand !== undefined && !options.allowCredentialCommand) {
    const message = say`The context ${context.name} asks to run \`${context.credentialCommand.text}\` for its credentials, which was not allowed.`;
    throw new ClusterFailure("plugin-refused", words(message));
  }
  const transport = createTransport(config, words);
  const stop = new AbortController();
  const namespace = options.namespace ?? context.namespace;
  const listeners: ((state: ClusterState) => void)[] = [];
  const policyListeners: ((policies: PoliciesRead) => void)[] = [];
  const kinds = createFollowedKinds({
    transport,
    cache: createDocumentCache(options.cacheFolder, mostDocuments),
    stateName: `state ${context.server} ${context.user}`,
    catalogueOf: options.catalogueOf,
    signal: stop.signal,
    tell(state) {
      for (const listener of listeners) listener(state);
    },
    onReached() {
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
    },
  });
  const objects = createObjects(transport, () => kinds.resources(), namespace);
  const inventoryListeners: (() => void)[] = [];
  const inventory = createInventory(transport, objects, namespace, () => {
    if (!stop.signal.aborted) for (const listener of inventoryListeners) listener();
  });

  return {
    context,
    namespace,
    transport,
    objects,
    streams: createPodStreams(config, stop.signal, words),
    inventory,
    onPolicies(listener) {
      policyListeners.push(listener);
    },
    onInventory(listener) {
      inventoryListeners.push(listener);
    },
    follow(onState) {
      listeners.push(onState);
      void kinds.follow();
    },
    refresh: () => kinds.refresh(),
    closed: stop.signal,
    close() {
      const message = say`Drydock has closed its connection to ${context.name}.`;
      stop.abort(new ClusterFailure("disconnected", words(message)));
      transport.close();
    },
  };
}
