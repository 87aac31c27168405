import { CancellationError, commands, Disposable, l10n, window, type LogOutputChannel } from "vscode";
import { reasonOf } from "./failures.ts";

/**
 * Registers commands by their names. What a command throws ends here: a cancellation is silent, everything else goes
 * into the log and is shown.
 */
export function registerCommands(
  log: LogOutputChannel,
  handlers: Readonly<Record<string, (clicked?: unknown) => Promise<void> | void>>,
): Disposable {
  const registrations = Object.entries(handlers).map(([name, handler]) =>
    commands.registerCommand(name, async (clicked?: unknown) => {
      try {
        await handler(clicked);
      } catch (error) {
        if (error instanceof CancellationError) return;
        log.error(`${name} failed`, error);
        void window.showErrorMessage(l10n.t("Drydock could not do that: {0}", reasonOf(error)));
      }
    }),
  );
  return Disposable.from(...registrations);
}
