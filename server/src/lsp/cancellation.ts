import type { CancellationToken } from "vscode-languageserver";

/** A signal that fires when the editor cancels the request; `end` stops listening. */
export function signalOf(token: CancellationToken): {
  readonly signal: AbortSignal;
  readonly end: () => void;
} {
  const controller = new AbortController();
  const listener = token.onCancellationRequested(() => {
    controller.abort();
  });
  return {
    signal: controller.signal,
    end: () => {
      listener.dispose();
    },
  };
}
