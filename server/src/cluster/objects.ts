import { toApiVersion } from "../core/manifest/apiVersion.ts";
import { titleOf, type Deployable, type ObjectReference } from "../core/deploy/deployable.ts";
import type { GroupVersionKind } from "../core/manifest/manifest.ts";
import { say, type Words } from "../core/text/message.ts";
import { isObject, listAt, objectAt, textAt, type JsonObject } from "../core/schema/jsonValue.ts";
import { resourcePath, type ApiResource } from "./discovery.ts";
import { ClusterFailure } from "./failure.ts";
import type { Transport } from "./transport.ts";

/** The owner that Drydock writes under; other owners of a field make a conflict. */
export const fieldManager = "drydock";

export interface WriteOptions {
  readonly dryRun: boolean;
  /** Take fields over from other managers. */
  readonly force?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Of a write for which nobody takes fields over. */
export type OnceOptions = Omit<WriteOptions, "force">;

/** Objects of one kind. */
export interface ObjectList {
  readonly objects: readonly JsonObject[];
  /** The cluster has no more of them. */
  readonly isComplete: boolean;
}

/** Reads and writes the objects of one cluster, in one namespace where a manifest names none. */
export interface Objects {
  /** Puts what a person reads of the cluster into their language. */
  readonly words: Words;
  /** The one that counts where a manifest names none. */
  readonly namespace: string;
  /** @throws ClusterFailure when the cluster does not serve the kind */
  resourceOf(gvk: GroupVersionKind): ApiResource;
  /** With the namespace that counts. */
  locate<Reference extends ObjectReference>(reference: Reference): Reference;
  /** `undefined` when there is none. @throws ClusterFailure */
  read(reference: ObjectReference, signal?: AbortSignal): Promise<JsonObject | undefined>;
  list(
    gvk: GroupVersionKind,
    namespace: string | undefined,
    query?: string,
    signal?: AbortSignal,
  ): Promise<readonly JsonObject[]>;
  /** So many of a kind at most. @throws ClusterFailure */
  listSome(
    gvk: GroupVersionKind,
    namespace: string | undefined,
    limit: number,
    signal?: AbortSignal,
  ): Promise<ObjectList>;
  /** Server-side apply with strict field validation; the object as the server has, or would have, it. @throws ClusterFailure */
  apply(object: Deployable, options: WriteOptions): Promise<JsonObject>;
  /** False when it was not there. @throws ClusterFailure */
  remove(reference: ObjectReference, options: WriteOptions): Promise<boolean>;
  /** A JSON merge patch, on the object or on one of its subresources. @throws ClusterFailure */
  patch(
    reference: ObjectReference,
    change: JsonObject,
    options: OnceOptions & { readonly subresource?: "scale" | undefined },
  ): Promise<JsonObject>;
  /** Replaces one field as a whole, by its JSON pointer. @throws ClusterFailure */
  replaceAt(
    reference: ObjectReference,
    pointer: string,
    value: JsonObject,
    options: OnceOptions,
  ): Promise<JsonObject>;
  /** @throws ClusterFailure */
  create(
    gvk: GroupVersionKind,
    namespace: string | undefined,
    object: JsonObject,
    options: OnceOptions,
  ): Promise<JsonObject>;
}

/**
 * @param resources may grow while definitions are applied, so it is asked each time
 *
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export function createObjects(
  transport: Transport,
  resources: () => readonly ApiResource[],
  defaultNamespace: string,
): Objects {
  function resourceOf(gvk: GroupVersionKind): ApiResource {
    const found = resources().find(
      ({ gvk: served }) =>
        served.group === gvk.group && served.version === gvk.version && served.kind === gvk.kind,
    );
    if (found !== undefined) return found;
    const name = toApiVersion(gvk);
    const message = say`The cluster serves no ${gvk.kind} of ${name}. Apply its definition first, or check the version.`;
    throw new ClusterFailure("not-found", transport.words(message));
  }

  const namespaceOf = (reference: ObjectReference): string | undefined =>
    resourceOf(reference.gvk).namespaced ? (reference.namespace ?? defaultNamespace) : undefined;

  const pathOf = (reference: ObjectReference): string =>
    resourcePath(resourceOf(reference.gvk), namespaceOf(reference), reference.name);

  async function send(request: Parameters<Transport["request"]>[0]): Promise<JsonObject> {
    const value: unknown = JSON.parse((await transport.request(request)).text);
    return isObject(value) ? value : {};
  }

  async function readList(
    gvk: GroupVersionKind,
    namespace: string | undefined,
    query: string,
    signal: AbortSignal | undefined,
  ): Promise<ObjectList> {
    const path = `${resourcePath(resourceOf(gvk), namespace)}${query === "" ? "" : `?${query}`}`;
    const answer = await send({ what: say`list ${gvk.kind}`, path, signal });
    const more = textAt(objectAt(answer, "metadata") ?? {}, "continue") ?? "";
    return { objects: listAt(answer, "items").filter(isObject), isComplete: more === "" };
  }

  return {
    words: transport.words,
    namespace: defaultNamespace,
    resourceOf,
    locate(reference) {
      const namespace = namespaceOf(reference);
      return namespace === undefined ? reference : { ...reference, namespace };
    },
    async read(reference, signal) {
      try {
        return await send({ what: say`get ${titleOf(reference)}`, path: pathOf(reference), signal });
      } catch (error) {
        if (error instanceof ClusterFailure && error.status === 404) return undefined;
        throw error;
      }
    },
    async list(gvk, namespace, query = "", signal) {
      return (await readList(gvk, namespace, query, signal)).objects;
    },
    listSome: (gvk, namespace, limit, signal) => readList(gvk, namespace, `limit=${String(limit)}`, signal),
    apply(object, { dryRun, force = false, signal }) {
      const query = writeQuery(dryRun, { fieldValidation: "Strict", force: String(force) });
      return send({
        what: dryRun ? say`try ${titleOf(object)}` : say`apply ${titleOf(object)}`,
        method: "PATCH",
        path: `${pathOf(object)}?${query}`,
        body: { type: "application/apply-patch+yaml", text: JSON.stringify(object.value) },
        timeout: 40_000,
        signal,
      });
    },
    async remove(reference, { dryRun, signal }) {
      const options = {
        kind: "DeleteOptions",
        apiVersion: "v1",
        propagationPolicy: "Background",
        // Beside a body the API server does not look at the query: there it would delete in earnest.
        ...(dryRun ? { dryRun: ["All"] } : {}),
      };
      try {
        await send({
          what: say`delete ${titleOf(reference)}`,
          method: "DELETE",
          path: pathOf(reference),
          body: { type: "application/json", text: JSON.stringify(options) },
          signal,
        });
        return true;
      } catch (error) {
        if (error instanceof ClusterFailure && error.status === 404) return false;
        throw error;
      }
    },
    patch(reference, change, { dryRun, subresource, signal }) {
      const path = pathOf(reference) + (subresource === undefined ? "" : `/${subresource}`);
      return send({
        what: say`change ${titleOf(reference)}`,
        method: "PATCH",
        path: `${path}?${writeQuery(dryRun)}`,
        body: { type: "application/merge-patch+json", text: JSON.stringify(change) },
        signal,
      });
    },
    replaceAt(reference, pointer, value, { dryRun, signal }) {
      return send({
        what: say`change ${titleOf(reference)}`,
        method: "PATCH",
        path: `${pathOf(reference)}?${writeQuery(dryRun)}`,
        body: {
          type: "application/json-patch+json",
          text: JSON.stringify([{ op: "replace", path: pointer, value }]),
        },
        signal,
      });
    },
    create(gvk, namespace, object, { dryRun, signal }) {
      return send({
        what: say`create ${gvk.kind}`,
        method: "POST",
        path: `${resourcePath(resourceOf(gvk), namespace ?? defaultNamespace)}?${writeQuery(dryRun)}`,
        body: { type: "application/json", text: JSON.stringify(object) },
        signal,
      });
    },
  };
}

function writeQuery(dryRun: boolean, more: Readonly<Record<string, string>> = {}): string {
  return new URLSearchParams({ fieldManager, ...more, ...(dryRun ? { dryRun: "All" } : {}) }).toString();
}
