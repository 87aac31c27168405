import { State, WorkDoneProgress, type BaseLanguageClient } from "vscode-languageclient";
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
    sendRequest(method, params, token) {
      // An argument that is there but not defined is sent as `null`, and the server finds it in the place of its own token.
      if (params === undefined)
        return token === undefined ? client.sendRequest(method) : client.sendRequest(method, token);
      return token === undefined
        ? client.sendRequest(method, params)
        : client.sendRequest(method, params, token);
    },
    sendNotification: (method, params) => client.sendNotification(method, params),
    onNotification: (method, handler) => client.onNotification(method, handler),
    onRequest: (method, handler) => client.onRequest(method, handler),
    onProgress: (token, handler) => client.onProgress(WorkDoneProgress.type, token, handler),
  };
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
