import type { CancellationToken } from "vscode";
import { parseAnswer, type Attachment, type ChatTurn } from "../../core/chat.ts";
import { failureIn } from "../../core/remedies.ts";
import { reasonOf } from "../../infrastructure/failures.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { listen } from "../../infrastructure/notifications.ts";

const methods = { generate: "drydock/models/generate", progress: "drydock/models/progress" } as const;

interface Question {
  /** Of the turn. */
  readonly id: number;
  readonly wish: string;
  readonly attached: readonly Attachment[];
}

/** What becomes of a turn. */
interface Settled {
  readonly outcome: ChatTurn["outcome"];
  /** What was sent to the model for it. */
  readonly prompts: readonly string[];
}

/**
 * Has the language server turn a wish into manifests. Never rejects: that it failed, or was stopped, is an outcome, too.
 * @param onStep is told how far it has come, in words
 */
export async function askForManifests(
  client: LanguageClient,
  question: Question,
  token: CancellationToken,
  onStep: (step: string) => void,
): Promise<Settled> {
  const listener = listen(client, methods.progress, (value: unknown) => {
    const step = stepOf(value, question.id);
    if (step !== undefined) onStep(step);
  });
  try {
    const answer = await client.sendRequest(methods.generate, question, token);
    const { sent: prompts, ...outcome } = parseAnswer(answer);
    return { outcome, prompts };
  } catch (error) {
    if (token.isCancellationRequested) return { outcome: { kind: "stopped" }, prompts: [] };
    const failure = failureIn(error) ?? "server";
    return { outcome: { kind: "failed", message: reasonOf(error), failure }, prompts: [] };
  } finally {
    listener.dispose();
  }
}

function stepOf(value: unknown, id: number): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id: of, step } = value as Partial<Record<string, unknown>>;
  return of === id && typeof step === "string" ? step : undefined;
}
