import { ProgressLocation, window, type CancellationToken } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { deployMethods } from "../../core/deployment.ts";

/** Runs a request of the deploy commands with its steps shown and a cancel button. */
export function withSteps<Answer>(
  client: LanguageClient,
  title: string,
  run: (token: CancellationToken) => Promise<Answer>,
): Thenable<Answer> {
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => {
      const listener = client.onNotification(deployMethods.progress, (value: unknown) => {
        const step = stepOf(value);
        if (step !== undefined) progress.report({ message: step.text, increment: step.increment });
      });
      return run(token).finally(() => {
        listener.dispose();
      });
    },
  );
}

function stepOf(value: unknown): { readonly text: string; readonly increment: number } | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { title, index, total } = value as Partial<Record<string, unknown>>;
  if (typeof title !== "string" || typeof index !== "number" || typeof total !== "number") return undefined;
  return { text: `${String(index + 1)}/${String(total)} ${title}`, increment: index === 0 ? 0 : 100 / total };
}
