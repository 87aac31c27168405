import type { GroupVersionKind } from "../core/manifest/manifest.ts";
import { say } from "../core/text/message.ts";
import { resourcePath } from "./discovery.ts";
import { ClusterFailure, isPassing } from "./failure.ts";
import type { Objects } from "./objects.ts";
import { policyKinds, readPolicies } from "./readPolicies.ts";
import type { Transport } from "./transport.ts";
import { watchObjects } from "./watchObjects.ts";

/** A policy comes with its bindings and parameters: all of them within a moment. */
const quietMilliseconds = 300;
/** Until what could not be read is tried again. */
const retryMilliseconds = 10_000;

export interface FollowedPolicies {
  readonly transport: Transport;
  readonly objects: Objects;
  /** Ends the watches. */
  readonly signal: AbortSignal;
  /** The policies and what they look at, as a text of several documents, whenever it is another one. */
  readonly tell: (text: string) => void;
  /** Policies are unknown until they are told again; nothing else suffers. */
  readonly fail: (error: unknown) => void;
}

/**
 * Reads the admission policies of a cluster now, and again whenever a policy, a binding, or an object of a kind that policies
 * look at has changed; what fails in passing is tried again. A cluster that has none costs two watches without traffic; a kind that may not be watched stays as it
 * was read.
 */
export function followPolicies({ transport, objects, signal, tell, fail }: FollowedPolicies): void {
  const watched = new Set<string>();
  let told: string | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function read(): Promise<void> {
    const { text, kinds } = await readPolicies(objects);
    if (signal.aborted) return;
    for (const gvk of kinds) watch(gvk);
    if (text === told) return;
    told = text;
    tell(text);
  }

  function readSoon(after = quietMilliseconds): void {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(() => void read().catch(lose), after);
  }

  function lose(error: unknown): void {
    if (signal.aborted) return;
    told = undefined;
    fail(error);
    if (isPassing(error)) readSoon(retryMilliseconds);
  }

  function watch(gvk: GroupVersionKind): void {
    const name = JSON.stringify(gvk);
    if (watched.has(name)) return;
    watched.add(name);
    void followKind(gvk).catch((error: unknown) => {
      const isRefused = error instanceof ClusterFailure && ["forbidden", "not-found"].includes(error.kind);
      if (isRefused) return;
      if (isPassing(error)) watched.delete(name);
      lose(error);
    });
  }

  async function followKind(gvk: GroupVersionKind): Promise<void> {
    const request = {
      what: say`watch ${gvk.kind}`,
      path: resourcePath(objects.resourceOf(gvk), undefined),
      metadataOnly: true as const,
      signal,
    };
    for await (const event of watchObjects(transport, request))
      // What is there at the beginning has been read already, or is about to be.
      if (event.kind !== "all" || event.objects.length > 0) readSoon();
  }

  for (const gvk of policyKinds) watch(gvk);
  readSoon();
}
