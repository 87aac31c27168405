import { LSPErrorCodes, ResponseError, type CancellationToken } from "vscode-languageserver";
import type { Words } from "../../core/text/message.ts";
import { ModelFailure } from "../../models/failure.ts";
import { signalOf } from "../cancellation.ts";

/**
 * Answers a request that can be cancelled. A failure of the model's world travels with its kind, which decides the button that
 * a person gets.
 */
export async function answering<Answer>(
  token: CancellationToken,
  words: Words,
  work: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const { signal, end } = signalOf(token);
  try {
    return await work(signal);
  } catch (error) {
    if (signal.aborted) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
    if (!(error instanceof ModelFailure)) throw error;
    throw new ResponseError(LSPErrorCodes.RequestFailed, words(error.said), { kind: error.kind });
  } finally {
    end();
  }
}
