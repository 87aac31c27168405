import type { KubeConfig } from "@kubernetes/client-node";
import type { Words } from "../core/text/message.ts";
import type { ContainerPlace } from "./podLogs.ts";
import { openShell, type Shell, type ShellOptions } from "./podShell.ts";
import { forwardPort, type Forward, type ForwardedPort, type ForwardListener } from "./portForward.ts";

/** Connections into pods, over the WebSocket protocol of the API server. */
export interface PodStreams {
  /** @throws ClusterFailure when the command cannot be started */
  exec(place: ContainerPlace, options: ShellOptions): Promise<Shell>;
  /** @throws ClusterFailure when the port of this machine is taken */
  forward(port: ForwardedPort, listener: ForwardListener): Promise<Forward>;
}

/** @param closed ends whatever is open, with its reason as the last word */
export function createPodStreams(config: KubeConfig, closed: AbortSignal, words: Words): PodStreams {
  return {
    exec: (place, options) => openShell(config, place, options, closed, words),
    forward: (port, listener) => forwardPort(config, port, listener, closed, words),
  };
}
