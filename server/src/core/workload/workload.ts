import type { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { commandsOf, type Command } from "./commandLine.ts";
import { engineOf, type Engine } from "./engines.ts";
import { podGroupsOf, type PodGroup } from "./podGroups.ts";

/** A container as the rules about AI workloads see it. */
export interface WorkloadContainer {
  readonly at: Cursor;
  readonly group: PodGroup;
  readonly init: boolean;
  readonly commands: readonly Command[];
  readonly engine: Engine | undefined;
}

/** What an object runs, read once for all rules and only when one asks. */
export interface Workload {
  readonly groups: readonly PodGroup[];
  /** Of all groups, without init containers. */
  readonly containers: readonly WorkloadContainer[];
  /** Of all groups, init containers first. */
  readonly allContainers: readonly WorkloadContainer[];
}

/** Reads lazily: most objects run nothing that a rule wants to know about. */
export function readWorkload(manifest: Manifest): Workload {
  const groups = once(() => podGroupsOf(manifest));
  const allContainers = once(() =>
    groups().flatMap((group) => [
      ...group.initContainers.map((at) => readContainer(at, group, true, manifest)),
      ...group.containers.map((at) => readContainer(at, group, false, manifest)),
    ]),
  );
  const containers = once(() => allContainers().filter(({ init }) => !init));
  return {
    get groups() {
      return groups();
    },
    get containers() {
      return containers();
    },
    get allContainers() {
      return allContainers();
    },
  };
}

function readContainer(at: Cursor, group: PodGroup, init: boolean, manifest: Manifest): WorkloadContainer {
  const commands = once(() => commandsOf(at, manifest.document.text));
  const engine = once(() => engineOf(at, commands()));
  return {
    at,
    group,
    init,
    get commands() {
      return commands();
    },
    get engine() {
      return engine();
    },
  };
}

function once<Value>(read: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => (known ??= { value: read() }).value;
}
