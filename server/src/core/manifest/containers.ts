import type { Cursor } from "./cursor.ts";
import type { Manifest } from "./manifest.ts";
import { podSpecsOf, type PodPlace } from "./podSpecs.ts";

/**
 * How a container runs: with the pod, before the others, beside them from the start (an init container that restarts),
 * or added for a person who looks for a fault.
 */
export type ContainerRole = "main" | "init" | "sidecar" | "ephemeral";

export interface PodContainer {
  readonly at: Cursor;
  readonly role: ContainerRole;
  readonly pod: PodPlace;
}

/** The containers of all pods and pod templates of an object: main ones first, then init, then ephemeral ones. */
export function containersIn(manifest: Manifest): readonly PodContainer[] {
  return podSpecsOf(manifest).flatMap(containersOf);
}

export function containersOf(pod: PodPlace): readonly PodContainer[] {
  return pod.shared(readContainers);
}

function readContainers(pod: PodPlace): readonly PodContainer[] {
  const { spec } = pod;
  return [
    ...containersAt(spec.at("containers"), pod, () => "main"),
    ...containersAt(spec.at("initContainers"), pod, initRole),
    ...containersAt(spec.at("ephemeralContainers"), pod, () => "ephemeral"),
  ];
}

function containersAt(
  list: Cursor,
  pod: PodPlace,
  roleOf: (at: Cursor) => ContainerRole,
): readonly PodContainer[] {
  return list
    .items()
    .filter((at) => at.isMapping)
    .map((at) => ({ at, role: roleOf(at), pod }));
}

function initRole(at: Cursor): ContainerRole {
  return at.at("restartPolicy").string === "Always" ? "sidecar" : "init";
}
