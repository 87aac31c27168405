import { setTimeout as delay } from "node:timers/promises";
import { isObject, listAt, objectAt, textAt, type JsonObject } from "../core/schema/jsonValue.ts";
import { say, type Message } from "../core/text/message.ts";
import { ClusterFailure, isPassing } from "./failure.ts";
import type { Transport } from "./transport.ts";

export interface WatchRequest {
  readonly what: Message;
  /** Path of a collection. */
  readonly path: string;
  /** Label or field selector, as query parameters. */
  readonly query?: Readonly<Record<string, string>>;
  /** Leave everything but names and versions on the server. */
  readonly metadataOnly?: true;
  readonly signal: AbortSignal;
}

/** One state of a watched collection: all of its objects, or one that is new, changed or gone. */
export type WatchEvent =
  | { readonly kind: "all"; readonly objects: readonly JsonObject[] }
  | { readonly kind: "changed" | "gone"; readonly object: JsonObject };

const longestPause = 30_000;
/** Also where a server ends each watch at once. */
const shortestPause = 100;
/** The server ends a watch after this many seconds; the next one goes on where it stopped. */
const watchSeconds = 300;

/**
 * Follows a collection until the signal fires: what is there, then every change. A connection that breaks is taken up
 * again with growing pauses; when the server has forgotten the position (410 Gone), everything is read anew.
 *
 * @throws ClusterFailure when the first answer fails, and later with what does not go away by itself
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export async function* watchObjects(transport: Transport, request: WatchRequest): AsyncGenerator<WatchEvent> {
  const isOver = (): boolean => request.signal.aborted;
  let version: string | undefined;
  let pause = shortestPause;
  let hasAnswered = false;
  while (!isOver()) {
    try {
      if (version === undefined) {
        const { objects, version: at } = await list(transport, request);
        version = at;
        hasAnswered = true;
        yield { kind: "all", objects };
      }
      for await (const { type, object } of changes(transport, request, version)) {
        if (type === "ERROR")
          throw new ClusterFailure(
            "gone",
            transport.words(
              say`Could not ${request.what}: ${textAt(object, "message") ?? say`the watch ended`}`,
            ),
          );
        version = textAt(objectAt(object, "metadata") ?? {}, "resourceVersion") ?? version;
        pause = shortestPause;
        if (type === "ADDED" || type === "MODIFIED") yield { kind: "changed", object };
        if (type === "DELETED") yield { kind: "gone", object };
      }
    } catch (error) {
      if (isOver()) return;
      if (!(error instanceof ClusterFailure)) throw error;
      if (error.kind === "gone") version = undefined;
      else if (!isPassing(error) || !hasAnswered) throw error;
      pause = Math.min(longestPause, Math.max(500, pause * 2));
    }
    await delay(pause, undefined, { signal: request.signal }).catch(() => undefined);
  }
}

async function list(
  transport: Transport,
  { what, path, query, metadataOnly, signal }: WatchRequest,
): Promise<{ readonly objects: readonly JsonObject[]; readonly version: string | undefined }> {
  const parameters = new URLSearchParams(query);
  const { text } = await transport.request({
    what,
    path: `${path}?${parameters.toString()}`,
    signal,
    ...(metadataOnly === undefined ? {} : { accept: metadataOf("PartialObjectMetadataList") }),
  });
  const answer: unknown = JSON.parse(text);
  if (!isObject(answer)) return { objects: [], version: undefined };
  return {
    objects: listAt(answer, "items").filter(isObject),
    version: textAt(objectAt(answer, "metadata") ?? {}, "resourceVersion"),
  };
}

async function* changes(
  transport: Transport,
  { what, path, query, metadataOnly, signal }: WatchRequest,
  version: string | undefined,
): AsyncGenerator<{ readonly type: string; readonly object: JsonObject }> {
  const parameters = new URLSearchParams({
    ...query,
    watch: "true",
    allowWatchBookmarks: "true",
    timeoutSeconds: String(watchSeconds),
    ...(version === undefined ? {} : { resourceVersion: version }),
  });
  const lines = transport.lines({
    what,
    path: `${path}?${parameters.toString()}`,
    timeout: (watchSeconds + 30) * 1000,
    signal,
    ...(metadataOnly === undefined ? {} : { accept: metadataOf("PartialObjectMetadata") }),
  });
  for await (const line of lines) {
    const event: unknown = line === "" ? undefined : JSON.parse(line);
    if (!isObject(event)) continue;
    yield { type: textAt(event, "type") ?? "", object: objectAt(event, "object") ?? {} };
  }
}

/** A watch sends single objects, so it takes another form than the list before it. */
function metadataOf(form: "PartialObjectMetadata" | "PartialObjectMetadataList"): string {
  return `application/json;as=${form};g=meta.k8s.io;v=v1`;
}
