import { ProgressLocation, window, type CancellationToken } from "vscode";
import type { LanguageClient } from "./languageClient.ts";

/**
 * Runs a request with a cancel button, and shows how far the language server says that it has come.
 *
 * @param run hands the token of the progress on to the server as `workDoneToken`, where the request tells any
 */
export function withServerProgress<Answer>(
  client: LanguageClient,
  title: string,
  run: (token: CancellationToken, workDoneToken: string) => Promise<Answer>,
): Thenable<Answer> {
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const workDoneToken = crypto.randomUUID();
      let shown = 0;
      const listener = client.onProgress(workDoneToken, (value) => {
        if (value.kind !== "report") return;
        const { message = "", percentage = shown } = value;
        progress.report({ message, increment: percentage - shown });
        shown = percentage;
      });
      try {
        return await run(token, workDoneToken);
      } finally {
        listener.dispose();
      }
    },
  );
}
