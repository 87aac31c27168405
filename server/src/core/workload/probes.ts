import type { Cursor } from "../manifest/cursor.ts";

export const probeNames = ["startupProbe", "livenessProbe", "readinessProbe"] as const;

/** Where a probe knocks. */
export interface ProbePort {
  readonly at: Cursor;
  /** Resolved when the probe names a port of the container. */
  readonly number: number;
}

/** The port that a probe of a container uses; undefined when it uses none or names one that the container lacks. */
export function probePort(container: Cursor, probe: Cursor): ProbePort | undefined {
  const handler = ["httpGet", "tcpSocket", "grpc"].map((name) => probe.at(name)).find((at) => at.isMapping);
  if (handler === undefined) return undefined;
  const at = handler.at("port");
  if (at.number !== undefined) return { at, number: at.number };
  const named = container
    .at("ports")
    .items()
    .find((port) => at.string !== undefined && port.at("name").string === at.string);
  const number = named?.at("containerPort").number;
  return number === undefined ? undefined : { at, number };
}

/** Seconds from the start of the container until the kubelet gives up, with the defaults of the API server. */
export function secondsUntilFailure(probe: Cursor): number {
  const delay = probe.at("initialDelaySeconds").number ?? 0;
  const period = probe.at("periodSeconds").number ?? 10;
  const failures = probe.at("failureThreshold").number ?? 3;
  return delay + period * failures;
}
