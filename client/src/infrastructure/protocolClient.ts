import { l10n } from "vscode";
import {
  ErrorCodes,
  ResponseError,
  State,
  WorkDoneProgress,
  type BaseLanguageClient,
} from "vscode-languageclient";
import type { LanguageClient, ServerState } from "./languageClient.ts";

/** The door to what the package of the language client has for every kind of host. */
export {
  CloseAction,
  ErrorAction,
  RevealOutputChannelOn,
  type DiagnosticCollectionProvider,
  type ErrorHandler,
  type LanguageClientOptions,
  type Middleware,
} from "vscode-languageclient";

/** With these the package of the protocol answers for a server that is gone. */
const connectionCodes: ReadonlySet<number> = new Set([
  ErrorCodes.PendingResponseRejected,
  ErrorCodes.ConnectionInactive,
]);

/** The client of the package as the features see it. */
export function adapt(client: BaseLanguageClient): LanguageClient {
  return {
    get state() {
      return stateOf(client.state);
    },
    onDidChangeState: (listener) =>
      client.onDidChangeState(({ newState }) => {
        listener(stateOf(newState));
      }),
    start: () => client.start(),
    stop: async () => {
      // The package refuses to stop what it is starting.
      if (client.state === State.Starting) await client.start();
      await client.stop();
    },
    sendRequest: (method, params, token) =>
      answerTo(() => {
        // An argument that is there but not defined is sent as `null`, and the server finds it in the place of its own token.
        if (params === undefined)
          return token === undefined ? client.sendRequest(method) : client.sendRequest(method, token);
        return token === undefined
          ? client.sendRequest(method, params)
          : client.sendRequest(method, params, token);
      }),
    sendNotification: (method, params) => client.sendNotification(method, params),
    onNotification: (method, handler) => client.onNotification(method, handler),
    onRequest: (method, handler) => client.onRequest(method, handler),
    onProgress: (token, handler) => client.onProgress(WorkDoneProgress.type, token, handler),
  };
}

/** What comes of a question; that the server is gone is said in words for a person. */
async function answerTo<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ResponseError) || !connectionCodes.has(error.code)) throw error;
    throw new Error(l10n.t("The language server has ended."), { cause: error });
  }
}

function stateOf(state: State): ServerState {
  switch (state) {
    case State.Starting:
      return "starting";
    case State.Running:
      return "running";
    case State.Stopped:
    case State.StartFailed:
      return "stopped";
  }
}
