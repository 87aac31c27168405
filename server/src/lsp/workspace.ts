import { apply, type Change, type Snapshot } from "../core/snapshot.ts";

/** The state of the server. Everybody may read it; only `apply` changes it. */
export interface Workspace {
  /** The state right now; a value, so what was read from it stays consistent. */
  snapshot(): Snapshot;
  apply(change: Change): void;
  /** Listeners are called in turn, after the change was made. */
  onChange(listener: (change: Change) => void): void;
}

/** A workspace that begins with a state. */
export function createWorkspace(initial: Snapshot): Workspace {
  const listeners: ((change: Change) => void)[] = [];
  let current = initial;
  return {
    snapshot: () => current,
    apply(change) {
      current = apply(current, change);
      for (const listener of listeners) listener(change);
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
}
