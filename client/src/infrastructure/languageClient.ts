import { EventEmitter, type CancellationToken } from "vscode";

/** `stopped` also before the server is started, and when it cannot start. */
export type ServerState = "stopped" | "starting" | "running";

/** What holds until it is disposed of. */
interface Registration {
  readonly dispose: () => void;
}

/** The connection to the language server, as the features see it. What is registered holds for each server that it starts. */
export interface LanguageClient {
  readonly state: ServerState;
  onDidChangeState(listener: (state: ServerState) => void): Registration;
  /** Resolves when the server is ready; rejects with the reason why it cannot start. */
  start(): Promise<void>;
  /** Resolves when the server has ended, which one that is still starting does afterwards. */
  stop(): Promise<void>;
  /** Waits for the server, and starts it where none runs. Rejects with what the server says that has failed. */
  sendRequest<Answer>(method: string, params?: object, token?: CancellationToken): Promise<Answer>;
  sendNotification(method: string, params: object): Promise<void>;
  onNotification(method: string, handler: (value: unknown) => void): Registration;
  onRequest(method: string, handler: RequestHandler): Registration;
  /** Hears how far the request has come that was given the token as its `workDoneToken`. */
  onProgress(token: string, handler: (progress: Progress) => void): Registration;
}

type RequestHandler = (params: unknown, token: CancellationToken) => unknown;

/** As in `WorkDoneProgress` of the protocol; a percentage counts from 0 to 100. */
export interface Progress {
  readonly kind: "begin" | "report" | "end";
  readonly message?: string;
  readonly percentage?: number;
}

/**
 * A client that exists before the package of the protocol is loaded: who activates the extension does not wait for that. What is
 * registered meanwhile is handed on, what is asked waits.
 * @param load is called by the first start or question, and again after it has failed
 */
export function loadWhenNeeded(load: () => Promise<LanguageClient>): LanguageClient {
  const changed = new EventEmitter<ServerState>();
  const waiting = new Set<(client: LanguageClient) => void>();
  let state: ServerState = "stopped";
  let loading: Promise<LanguageClient> | undefined;
  let loaded: LanguageClient | undefined;

  function turn(next: ServerState): void {
    if (next === state) return;
    state = next;
    changed.fire(state);
  }

  async function loadNow(): Promise<LanguageClient> {
    turn("starting");
    try {
      loaded = await load();
    } catch (error) {
      loading = undefined;
      turn("stopped");
      throw error;
    }
    loaded.onDidChangeState(turn);
    for (const register of waiting) register(loaded);
    waiting.clear();
    return loaded;
  }

  const whenLoaded = (): Promise<LanguageClient> => (loading ??= loadNow());

  function register(to: (client: LanguageClient) => Registration): Registration {
    if (loaded !== undefined) return to(loaded);
    let registration: Registration | undefined;
    const later = (client: LanguageClient): void => {
      registration = to(client);
    };
    waiting.add(later);
    return {
      dispose: () => {
        waiting.delete(later);
        registration?.dispose();
      },
    };
  }

  return {
    get state() {
      return state;
    },
    onDidChangeState: (listener) => changed.event(listener),
    start: async () => (await whenLoaded()).start(),
    stop: async () => (await loading)?.stop(),
    sendRequest: async (...request) => (await whenLoaded()).sendRequest(...request),
    sendNotification: async (...notification) => (await whenLoaded()).sendNotification(...notification),
    onNotification: (...hearing) => register((client) => client.onNotification(...hearing)),
    onRequest: (...answering) => register((client) => client.onRequest(...answering)),
    onProgress: (...following) => register((client) => client.onProgress(...following)),
  };
}
