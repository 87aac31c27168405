import type { Change } from "../core/snapshot.ts";
import type { Log } from "./log.ts";
import type { Session } from "./session.ts";

/** Changes of more than one text, after which other findings may be shown of any. */
const farReaching: ReadonlySet<Change["kind"]> = new Set([
  "schemas",
  "settings",
  "policies",
  "kustomizations",
  "charts",
]);

/**
 * Has an editor that pulls diagnostics ask about all its files again, where others than the text have changed them: once for what changes
 * in one go, and again for what changes before it has answered.
 * @returns does the same where nothing else shows that findings have changed
 */
export function createRefresh(
  {
    connection,
    client,
    runtime,
    workspace,
  }: Pick<Session, "connection" | "client" | "runtime" | "workspace">,
  log: Log,
): () => void {
  let isDue = false;
  let isRunning = false;

  async function run(): Promise<void> {
    isRunning = true;
    while (isDue) {
      await runtime.settle();
      isDue = false;
      await connection.languages.diagnostics.refresh();
    }
  }

  function refresh(): void {
    isDue = client.refreshesDiagnostics;
    if (!isRunning)
      log.watch(
        "refresh",
        run().finally(() => (isRunning = false)),
      );
  }

  workspace.onChange(({ kind }) => {
    if (client.pullsDiagnostics && farReaching.has(kind)) refresh();
  });
  return refresh;
}
