import type { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { commandsOf, type Command } from "./commandLine.ts";
import { engineOf, type Engine } from "./engines.ts";
import { podGroupsOf, type PodGroup } from "./podGroups.ts";

/** A container as the rules about AI workloads see it; what it starts is read when a rule asks. */
export class WorkloadContainer {
  readonly at: Cursor;
  readonly group: PodGroup;
  readonly init: boolean;
  readonly #commands: () => readonly Command[];
  readonly #engine: () => Engine | undefined;

  constructor(at: Cursor, group: PodGroup, init: boolean, manifest: Manifest) {
    this.at = at;
    this.group = group;
    this.init = init;
    this.#commands = once(() => commandsOf(at, manifest.document.text));
    this.#engine = once(() => engineOf(at, this.commands));
  }

  get commands(): readonly Command[] {
    return this.#commands();
  }

  get engine(): Engine | undefined {
    return this.#engine();
  }
}

/**
 * What an object runs, read once for all rules and only when one asks: most objects run nothing that a rule wants to know
 * about. (A class, as V8 keeps every getter of an object literal until its next full collection, and with it the document.)
 */
export class Workload {
  readonly #groups: () => readonly PodGroup[];
  readonly #allContainers: () => readonly WorkloadContainer[];
  readonly #containers: () => readonly WorkloadContainer[];

  constructor(manifest: Manifest) {
    this.#groups = once(() => podGroupsOf(manifest));
    this.#allContainers = once(() =>
      this.groups.flatMap((group) => [
        ...group.initContainers.map((at) => new WorkloadContainer(at, group, true, manifest)),
        ...group.containers.map((at) => new WorkloadContainer(at, group, false, manifest)),
      ]),
    );
    this.#containers = once(() => this.allContainers.filter(({ init }) => !init));
  }

  get groups(): readonly PodGroup[] {
    return this.#groups();
  }

  /** Of all groups, without init containers. */
  get containers(): readonly WorkloadContainer[] {
    return this.#containers();
  }

  /** Of all groups, init containers first. */
  get allContainers(): readonly WorkloadContainer[] {
    return this.#allContainers();
  }
}

/** The key under which rules share what they know of an object. */
export function readWorkload(manifest: Manifest): Workload {
  return new Workload(manifest);
}

function once<Value>(read: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => (known ??= { value: read() }).value;
}
