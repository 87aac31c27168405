import { LSPErrorCodes, ResponseError, type Connection } from "vscode-languageserver";
import type { Cluster } from "../../cluster/connectCluster.ts";
import type { ClusterState } from "../../cluster/followKinds.ts";
import type { ClusterInventory } from "../../cluster/inventory.ts";
import { say, type Words } from "../../core/text/message.ts";
import type { Log } from "../log.ts";
import type { ClusterModule, Runtime } from "../runtime.ts";
import type { WorkspaceSchemas } from "../workspaceSchemas.ts";
import { methods, type ClusterStateParams, type ConnectParams, type ShownPlace } from "./protocol.ts";

/** The one cluster that a window works with, if any. */
export interface ClusterLink {
  /** @throws ClusterFailure */
  connect(params: ConnectParams): Promise<void>;
  disconnect(): void;
  /** The cluster of the context that the person was shown. @throws ResponseError when it is another one by now */
  cluster(context: string): Promise<LinkedCluster>;
  /** The cluster that the person was shown when they agreed to a write. @throws ResponseError when it is another place by now */
  agreed(place: ShownPlace): Promise<LinkedCluster>;
  module(): Promise<ClusterModule>;
  /** To be read from only: nobody has been shown which one it is. */
  current(): Cluster | undefined;
  /** What the connected cluster has; `undefined` without one, and until it has answered. */
  inventory(): ClusterInventory | undefined;
  /** Another inventory, or something in it has changed. */
  onInventory(listener: () => void): void;
}

/** A connected cluster, and what can be done with one. */
export interface LinkedCluster {
  readonly cluster: Cluster;
  readonly module: ClusterModule;
}

/** Who takes over what the cluster knows. */
export interface ClusterReaders {
  readonly schemas: WorkspaceSchemas;
  readonly policies: {
    /** A text of several documents; `undefined` without a cluster, and while it has not answered. */
    useCluster(text: string | undefined): Promise<void>;
  };
}

/** The editor that it answers, what it runs on, and the language of the person. */
export interface Host {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly words: Words;
}

export function createClusterLink(
  { connection, runtime, words }: Host,
  { schemas, policies }: ClusterReaders,
  log: Log,
): ClusterLink {
  let current: Cluster | undefined;
  let told = "";
  let isKnown = false;
  const inventoryListeners: (() => void)[] = [];

  function tellInventory(): void {
    for (const listener of inventoryListeners) listener();
  }

  function usePolicies(text: string | undefined): void {
    log.watch("policies of the cluster", policies.useCluster(text));
  }

  function tell(state: ClusterStateParams): void {
    const text = JSON.stringify(state);
    if (text === told) return;
    told = text;
    log.watch("cluster state", connection.sendNotification(methods.state, state));
  }

  function take(cluster: Cluster, { kubernetesVersion, schemas: kinds, failure }: ClusterState): void {
    if (current !== cluster) return;
    schemas.useCluster(failure !== undefined && kubernetesVersion === "" ? undefined : kinds);
    const wasKnown = isKnown;
    isKnown = failure === undefined;
    if (isKnown !== wasKnown) tellInventory();
    const { context, namespace } = cluster;
    tell({
      kind: failure === undefined ? "connected" : "degraded",
      context: context.name,
      namespace,
      server: context.server,
      kubernetesVersion,
      ...(failure === undefined ? {} : { message: failure.message }),
    });
  }

  function disconnect(): void {
    current?.close();
    current = undefined;
    isKnown = false;
    schemas.useCluster(undefined);
    usePolicies(undefined);
    tellInventory();
    tell({ kind: "disconnected" });
  }

  async function linked(context: string): Promise<LinkedCluster> {
    const module = await runtime.loadCluster();
    if (current === undefined)
      throw refusal(
        words(say`No cluster is connected. Choose one with the command Drydock: Select Cluster Context.`),
      );
    if (current.context.name !== context)
      throw refusal(
        words(
          say`The connection has changed to ${current.context.name} meanwhile; nothing was done on ${context}.`,
        ),
      );
    return { cluster: current, module };
  }

  return {
    disconnect,
    module: () => runtime.loadCluster(),
    current: () => current,
    inventory: () => (isKnown ? current?.inventory : undefined),
    onInventory(listener) {
      inventoryListeners.push(listener);
    },
    async connect({ context, namespace, allowCredentialCommand, cacheFolder }) {
      const { connectCluster } = await runtime.loadCluster();
      const cluster = connectCluster({
        context,
        namespace,
        allowCredentialCommand,
        cacheFolder,
        catalogueOf: (version) => schemas.catalogueNear(version),
        words,
      });
      current?.close();
      current = cluster;
      isKnown = false;
      usePolicies(undefined);
      cluster.onInventory(tellInventory);
      cluster.onPolicies((read) => {
        if (current !== cluster) return;
        if (read.kind === "failed") log.errorOnce("policies of the cluster", read.error);
        usePolicies(read.kind === "read" ? read.text : undefined);
      });
      tell({ kind: "connecting", context, namespace: cluster.namespace, server: cluster.context.server });
      cluster.follow((state) => {
        take(cluster, state);
      });
    },
    cluster: linked,
    async agreed({ context, namespace, server }) {
      const found = await linked(context);
      const { cluster } = found;
      if (cluster.namespace !== namespace || cluster.context.server !== server)
        throw refusal(
          words(
            say`The connection has changed to namespace ${cluster.namespace} of ${cluster.context.server} meanwhile; nothing was done in ${namespace} of ${server}.`,
          ),
        );
      return found;
    },
  };
}

export function refusal(message: string): ResponseError<undefined> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
