import type { Fix } from "../../../finding.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { TextEdit } from "../../../text/range.ts";
import { appendToList } from "../../appendToList.ts";

/** Mounts a volume in memory on `/dev/shm`; no fix where the lists are written on one line. */
export function addSharedMemory(container: Cursor, pod: Cursor, text: string): readonly Fix[] {
  const mount = appendToList(container, "volumeMounts", ["name: shm", "mountPath: /dev/shm"], text);
  const volume = appendToList(pod, "volumes", ["name: shm", "emptyDir:", "  medium: Memory"], text);
  const taken = pod
    .at("volumes")
    .items()
    .some((item) => item.at("name").string === "shm");
  if (mount === undefined || volume === undefined || taken) return [];
  const edits: readonly TextEdit[] = [mount, volume];
  return [{ title: say`Mount a volume in memory on \`/dev/shm\``, edits }];
}
