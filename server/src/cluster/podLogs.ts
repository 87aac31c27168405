import { say } from "../core/text/message.ts";
import { resourcePath } from "./discovery.ts";
import { ClusterFailure } from "./failure.ts";
import { podKind } from "./pods.ts";
import type { Transport } from "./transport.ts";

/** One container of one pod. */
export interface ContainerPlace {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
}

export interface LogOptions {
  /** Go on with what is written from now on, until the signal fires. */
  readonly follow: boolean;
  /** Of the run before the last restart. */
  readonly previous: boolean;
  /** Begin this many lines before the end. */
  readonly tailLines: number;
  readonly signal: AbortSignal;
}

const pods = { gvk: podKind, plural: "pods", namespaced: true };
/** A program that writes nothing is no broken connection. */
const silence = 24 * 60 * 60 * 1000;

/**
 * The lines of several containers as they come. One whose log cannot be read says so with one line, and the others go on.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#get-read-log-of-the-specified-pod
 */
export async function readLogs(
  transport: Transport,
  places: readonly ContainerPlace[],
  options: LogOptions,
  onLine: (line: string, place: ContainerPlace) => void,
): Promise<void> {
  await Promise.all(
    places.map(async (place) => {
      try {
        for await (const line of transport.lines(requestFor(place, options))) onLine(line, place);
      } catch (error) {
        if (options.signal.aborted) return;
        if (!(error instanceof ClusterFailure)) throw error;
        onLine(error.message, place);
      }
    }),
  );
}

function requestFor(
  { namespace, pod, container }: ContainerPlace,
  { follow, previous, tailLines, signal }: LogOptions,
): Parameters<Transport["lines"]>[0] {
  const query = new URLSearchParams({
    container,
    follow: String(follow),
    previous: String(previous),
    tailLines: String(tailLines),
  });
  return {
    what: say`read the log of ${pod}`,
    path: `${resourcePath(pods, namespace, pod)}/log?${query.toString()}`,
    accept: "*/*",
    timeout: follow ? silence : 30_000,
    signal,
  };
}
