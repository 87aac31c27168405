import type { Connection } from "vscode-languageserver";

/** Where our own mistakes are told; standard output belongs to the protocol. */
export interface Log {
  error(what: string, error: unknown): void;
  /** The same, but only the first time with that `what`: at every key it would tell nothing new. */
  errorOnce(what: string, error: unknown): void;
  /** Work that nobody waits for; its failure is told. */
  watch(what: string, work: Promise<void>): void;
}

/** A log in the editor's output channel. */
export function createLog({ console }: Pick<Connection, "console">): Log {
  const told = new Set<string>();
  const log: Log = {
    error(what, error) {
      console.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    },
    errorOnce(what, error) {
      if (!told.has(what)) log.error(what, error);
      told.add(what);
    },
    watch(what, work) {
      work.catch((error: unknown) => {
        log.error(what, error);
      });
    },
  };
  return log;
}
