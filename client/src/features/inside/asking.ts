import { ProgressLocation, window, type CancellationToken } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";

/** A request that may take a while, with its title shown and a cancel button. */
export function ask(
  client: LanguageClient,
  title: string,
  method: string,
  params: object,
): Thenable<unknown> {
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    (_, token: CancellationToken) => client.sendRequest<unknown>(method, params, token),
  );
}
