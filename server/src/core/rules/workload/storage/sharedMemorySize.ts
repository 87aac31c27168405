/**
 * A volume in memory counts against the memory limit of the containers that write to it. One that may grow to the limit or
 * beyond lets the container be killed for lack of memory before the volume is full. One of 64Mi or less gives no more than a
 * container has without it. On `/dev/shm`, a volume without
 * `medium: Memory` lies on the node's disk, which is what shared memory is there to avoid.
 *
 * ```yaml
 * resources:
 *   limits:
 *     memory: 16Gi
 * # ...
 * emptyDir:
 *   medium: Memory
 *   sizeLimit: 32Gi # more than the container may use
 * ```
 */
import { compareQuantities, quantityOf, type Quantity } from "../../../formats/quantity.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { insertField } from "../../insertField.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

/** What a container runtime gives to each container: 64 MiB. */
const withoutVolume: Quantity = { digits: 67_108_864n, exponent: 0 };

const rule: Rule = {
  code: "shared-memory-size",
  family: "workload",
  severity: "warning",
  summary: "A volume for shared memory is larger than the container's memory, adds nothing, or lies on disk.",
  source: "https://kubernetes.io/docs/concepts/storage/volumes/#emptydir",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at, group, init } of workload.allContainers) {
      if (init) continue;
      for (const mount of at.at("volumeMounts").items()) {
        const directory = emptyDirOf(group.spec, mount.at("name").string);
        if (
          directory === undefined ||
          (mount.at("mountPath").string ?? "").replace(/\/$/u, "") !== "/dev/shm"
        )
          continue;
        const medium = directory.at("medium");
        if (!medium.present || medium.string === "") {
          report(
            directory,
            say`This volume is mounted on \`/dev/shm\` but lies on the node's disk; add \`medium: Memory\`.`,
            {
              on: "key",
              fixes: insertField(directory, "medium", "Memory", manifest.document.text),
            },
          );
          continue;
        }
        const size = quantityOf(directory.at("sizeLimit"));
        if (size !== undefined && compareQuantities(size, withoutVolume) <= 0) {
          report(
            directory.at("sizeLimit"),
            say`A container has 64Mi on \`/dev/shm\` without any volume; this one allows no more.`,
          );
          continue;
        }
        const memory = quantityOf(at.at("resources", "limits", "memory"));
        if (size === undefined || memory === undefined || compareQuantities(size, memory) < 0) continue;
        report(
          directory.at("sizeLimit"),
          say`The volume may grow to ${textOf(directory.at("sizeLimit"))}, and counts against the memory limit of the container, which is ${textOf(at.at("resources", "limits", "memory"))}.`,
        );
      }
    }
  },
};

function emptyDirOf(pod: Cursor, name: string | undefined): Cursor | undefined {
  const volume = pod
    .at("volumes")
    .items()
    .find((item) => name !== undefined && item.at("name").string === name);
  const directory = volume?.at("emptyDir");
  return directory?.isMapping === true ? directory : undefined;
}

function textOf(place: Cursor): string {
  return String(place.scalar?.value);
}

export default rule;
