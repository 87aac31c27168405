import type { Cursor } from "../../../manifest/cursor.ts";
import type { PodGroup } from "../../../workload/podGroups.ts";
import type { Workload } from "../../../workload/workload.ts";

/** All containers of a pod, also those that run before the others or are added later. */
export function containersOf({ spec, containers, initContainers }: PodGroup): readonly Cursor[] {
  // What stands in for a container in a custom resource (`model`, `script`) is completed by its controller.
  const own = containers.filter((container) => container.parent?.isSequence === true);
  return [...initContainers, ...own, ...spec.at("ephemeralContainers").items()];
}

/** The pods of an object that run Linux; the standards ask nothing of this kind from Windows. */
export function linuxPodsOf({ groups }: Workload): readonly PodGroup[] {
  return groups.filter(({ spec }) => spec.at("os", "name").string !== "windows");
}

/** The security contexts that hold for a pod: its own, and those of its containers. */
export function securityContextsOf(group: PodGroup): readonly Cursor[] {
  return [group.spec, ...containersOf(group)].map((owner) => owner.at("securityContext"));
}

/** The containers of all pods that run Linux. */
export function linuxContainersOf(workload: Workload): readonly Cursor[] {
  return linuxPodsOf(workload).flatMap(containersOf);
}

/** The security contexts that hold for all pods that run Linux. */
export function linuxContextsOf(workload: Workload): readonly Cursor[] {
  return linuxPodsOf(workload).flatMap(securityContextsOf);
}
