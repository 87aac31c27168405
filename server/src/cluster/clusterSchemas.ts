import { absence } from "../core/schema/absence.ts";
import { isObject, objectAt, textAt } from "../core/schema/jsonValue.ts";
import { readOpenApi, type OpenApiDefinitions } from "../core/schema/readOpenApi.ts";
import type { KindInfo, SchemaLookup, SchemaSet } from "../core/schema/schema.ts";
import type { GroupVersionKind } from "../core/manifest/manifest.ts";
import { say } from "../core/text/message.ts";
import { readJson } from "./discovery.ts";
import type { DocumentCache } from "../cache/documentCache.ts";
import type { Transport } from "./transport.ts";

/** Documents that are kept on disk; one cluster with 300 CRDs needs some 120. */
export const mostDocuments = 600;

/** Where the OpenAPI v3 document of a group version lies; the address holds a hash of its content. */
export type OpenApiIndex = ReadonlyMap<string, string>;

/** @throws ClusterFailure. Source: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3 */
export async function readOpenApiIndex(transport: Transport, signal?: AbortSignal): Promise<OpenApiIndex> {
  const answer = await readJson(
    transport,
    say`read the schemas of the cluster`,
    "/openapi/v3",
    undefined,
    signal,
  );
  const paths = Object.entries(objectAt(answer, "paths") ?? {});
  return new Map(
    paths.flatMap(([name, value]) => {
      const address = isObject(value) ? textAt(value, "serverRelativeURL") : undefined;
      return address === undefined ? [] : [[name, address] as const];
    }),
  );
}

export interface ClusterSchemaOptions {
  readonly kinds: readonly KindInfo[];
  readonly index: OpenApiIndex;
  /** The catalogue of the cluster's version: its built-in types need no download. */
  readonly catalogue: SchemaSet;
  readonly transport: Transport;
  readonly cache: DocumentCache;
  /** A group version was asked for before and is known now: what was silent may have something to say. */
  readonly onLoaded: () => void;
  /** @param name of the document that cannot be read, as {@link documentName} gives it */
  readonly onFailure: (error: unknown, name: string) => void;
}

type Loading =
  | { readonly kind: "failed" }
  | { readonly kind: "pending"; readonly end: Promise<void> }
  | { readonly kind: "loaded"; readonly definitions: OpenApiDefinitions };

/** The kinds of a cluster, of which some may still be under way. */
export interface ClusterSchemas extends SchemaSet {
  /** The documents that are being read; each resolves, whatever comes of it. */
  pending(): readonly Promise<void>[];
}

/**
 * The kinds that a cluster serves. Types of Kubernetes itself come from the catalogue of the same version, all others from
 * the cluster, one group version at a time when a document first needs it: `not-loaded` until then. Where the cluster does
 * not hand out a type, the catalogue speaks for it.
 */
export function createClusterSchemas(options: ClusterSchemaOptions): ClusterSchemas {
  const { kinds, index, catalogue } = options;
  const infos = new Map(kinds.map((info) => [headingOf(info.gvk), info]));
  const documents = new Map<string, Loading>();

  function lookup(gvk: GroupVersionKind): SchemaLookup {
    const info = infos.get(headingOf(gvk));
    if (info === undefined) return absence(gvk, kinds, () => true);
    const known = catalogue.lookup(gvk);
    if (known.status === "found" && known.schema.origin === "built-in") return known;
    const name = documentName(gvk);
    const loading = documents.get(name);
    if (loading === undefined) {
      const address = index.get(name);
      documents.set(
        name,
        address === undefined ? { kind: "failed" } : { kind: "pending", end: load(name, address) },
      );
      return address === undefined ? known : { status: "not-loaded" };
    }
    switch (loading.kind) {
      case "pending":
        return { status: "not-loaded" };
      case "failed":
        return known;
      case "loaded": {
        const schema = schemaFor(gvk, loading.definitions);
        return schema === undefined ? known : { status: "found", schema, info, origin: "cluster" };
      }
    }
  }

  async function load(name: string, address: string): Promise<void> {
    try {
      const definitions = readOpenApi([JSON.parse(await documentText(address, options))]);
      documents.set(name, { kind: "loaded", definitions });
    } catch (error) {
      documents.set(name, { kind: "failed" });
      options.onFailure(error, name);
    }
    options.onLoaded();
  }

  return {
    kubernetesVersion: catalogue.kubernetesVersion,
    kinds: () => kinds,
    builtInKinds: () => [],
    lookup,
    pending: () => [...documents.values()].flatMap((each) => (each.kind === "pending" ? [each.end] : [])),
  };
}

/** The address changes with the content, so what was kept under it is never stale. */
async function documentText(address: string, { transport, cache }: ClusterSchemaOptions): Promise<string> {
  const kept = await cache.read(address);
  if (kept !== undefined) return kept;
  const { text } = await transport.request({
    what: say`read the schemas of the cluster`,
    path: address,
    timeout: 30_000,
  });
  await cache.write(address, text);
  return text;
}

function schemaFor(
  gvk: GroupVersionKind,
  definitions: OpenApiDefinitions,
): ReturnType<OpenApiDefinitions["definition"]> {
  const heading = headingOf(gvk);
  const name = definitions.names.find((each) =>
    definitions.kindsOf(each).some((kind) => headingOf(kind) === heading),
  );
  return name === undefined ? undefined : definitions.definition(name);
}

/** The name of a group version in the index. */
export function documentName({ group, version }: GroupVersionKind): string {
  return group === "" ? `api/${version}` : `apis/${group}/${version}`;
}

function headingOf({ group, version, kind }: GroupVersionKind): string {
  return `${group}/${version}/${kind}`;
}
