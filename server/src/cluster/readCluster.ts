import type { Deployable } from "../core/deploy/deployable.ts";
import type { GroupVersionKind } from "../core/manifest/manifest.ts";
import { inWords, type Words } from "../core/text/message.ts";
import type { SchemaSet } from "../core/schema/schema.ts";
import { applyAccepted, type Application } from "./applyAccepted.ts";
import { createClusterSchemas, documentName, mostDocuments, readOpenApiIndex } from "./clusterSchemas.ts";
import { diffObjects, type ObjectDiff } from "./diffObjects.ts";
import { discover, serverVersion } from "./discovery.ts";
import { createDocumentCache } from "../cache/documentCache.ts";
import { createInventory, type ClusterInventory } from "./inventory.ts";
import { pinContext } from "./kubeconfig.ts";
import { createObjects } from "./objects.ts";
import { readPolicies } from "./readPolicies.ts";
import { createTransport } from "./transport.ts";

export interface ReadClusterOptions {
  readonly context: string;
  /** Where types are kept between runs. */
  readonly cacheFolder: string;
  /** The built-in kinds of a version such as `1.36`, or of the nearest one that is known. */
  readonly catalogueOf: (kubernetesVersion: string) => SchemaSet;
  /** Puts what a person reads of the cluster into their language; English without it. */
  readonly words?: Words;
}

/** What a cluster serves, for a program that does one thing and ends. */
export interface ReadCluster {
  /** Such as `1.36`. */
  readonly kubernetesVersion: string;
  readonly schemas: SchemaSet;
  /** Resolves when the types of these kinds are known. @throws ClusterFailure when one cannot be read */
  load(kinds: readonly GroupVersionKind[]): Promise<void>;
  /** Its admission policies and what they look at, as a text of several documents. @throws ClusterFailure */
  policies(): Promise<string>;
  /** What else it has, read while it is asked for. */
  readonly inventory: ClusterInventory;
  /** What applying objects would change, by dry runs that change nothing. @throws ClusterFailure */
  diff(wanted: readonly Deployable[]): Promise<readonly ObjectDiff[]>;
  /** Applies objects, all of which the server has to accept in a dry run first. @throws ClusterFailure, an AbortError before it applies */
  apply(wanted: readonly Deployable[], signal?: AbortSignal): Promise<Application>;
  close(): void;
}

/** Reads version and kinds of the cluster of a context. A command for credentials is run, as `kubectl` does. @throws ClusterFailure */
export async function readCluster(options: ReadClusterOptions): Promise<ReadCluster> {
  const { words = inWords } = options;
  const { config, context } = pinContext(options.context, undefined, words);
  const transport = createTransport(config, words);
  try {
    const [version, served, index] = await Promise.all([
      serverVersion(transport),
      discover(transport),
      readOpenApiIndex(transport),
    ]);
    let kinds = served;
    const objects = createObjects(transport, () => kinds, context.namespace);
    const failures = new Map<string, unknown>();
    const schemas = createClusterSchemas({
      kinds: served,
      index,
      catalogue: options.catalogueOf(version ?? ""),
      transport,
      cache: createDocumentCache(options.cacheFolder, mostDocuments),
      onLoaded: () => undefined,
      onFailure: (error, name) => failures.set(name, error),
    });
    return {
      kubernetesVersion: version ?? "",
      schemas,
      async load(wanted) {
        for (const gvk of wanted) schemas.lookup(gvk);
        await Promise.all(schemas.pending());
        const failed = wanted.map(documentName).find((name) => failures.has(name));
        if (failed !== undefined) throw failures.get(failed);
      },
      inventory: createInventory(transport, objects, context.namespace, () => undefined),
      policies: async () => (await readPolicies(objects)).text,
      diff: (wanted) => diffObjects(objects, wanted),
      apply: (wanted, signal) =>
        applyAccepted(objects, wanted, {
          signal,
          async onDefinitions() {
            kinds = await discover(transport);
          },
        }),
      close: () => {
        transport.close();
      },
    };
  } catch (error) {
    transport.close();
    throw error;
  }
}
