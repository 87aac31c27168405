import { LSPErrorCodes, ResponseError, type CancellationToken } from "vscode-languageserver";
import { ModelFailure } from "../../models/failure.ts";
import type { ModelInfo } from "../../models/provider.ts";
import { signalOf } from "../cancellation.ts";
import type { Log } from "../log.ts";
import type { Session } from "../session.ts";
import { createEditorModels } from "./editorModels.ts";
import { explain } from "./explain.ts";
import { generate } from "./generate.ts";
import { createGhostText } from "./ghostText.ts";
import { inlineCompletion } from "./inlineCompletion.ts";
import { createModelLink } from "./modelLink.ts";
import {
  modelMethods,
  type ConfigureParams,
  type ExplainParams,
  type GenerateAnswer,
  type GenerateParams,
  type ProgressParams,
} from "./protocol.ts";

/** Answers the editor's requests about models. Nothing is asked of a model unless a person has asked for it. */
export function registerModelRequests(session: Session, log: Log): void {
  const { connection, workspace } = session;
  const link = createModelLink(() => session.runtime.now(), createEditorModels(connection));
  const tell = (params: ProgressParams): void => {
    log.watch("model progress", connection.sendNotification(modelMethods.progress, params));
  };

  const proposeText = createGhostText(session, link, (state) => {
    log.watch("ghost text", connection.sendNotification(modelMethods.ghostState, state));
  });
  connection.languages.inlineCompletion.on((params, token) => inlineCompletion(proposeText, params, token));
  connection.onRequest(modelMethods.configure, (params: ConfigureParams) => {
    link.configure(params);
  });
  connection.onRequest(modelMethods.list, (token: CancellationToken): Promise<readonly ModelInfo[]> =>
    answering(token, (signal) => link.models(signal)),
  );
  connection.onRequest(
    modelMethods.generate,
    (params: GenerateParams, token: CancellationToken): Promise<GenerateAnswer> =>
      answering(token, (signal) => {
        const { schemas, settings } = workspace.snapshot();
        return generate(params, link, { schemas, settings }, signal, (step) => {
          tell({ id: params.id, step });
        });
      }),
  );
  connection.onRequest(
    modelMethods.explain,
    (params: ExplainParams, token: CancellationToken): Promise<string> =>
      answering(token, (signal) =>
        explain(params, session, link, signal, (piece) => {
          tell({ id: params.id, piece });
        }),
      ),
  );
}

/** A failure of the model's world travels with its kind, which decides the button that a person gets. */
async function answering<Answer>(
  token: CancellationToken,
  work: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const { signal, end } = signalOf(token);
  try {
    return await work(signal);
  } catch (error) {
    if (signal.aborted) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");
    if (!(error instanceof ModelFailure)) throw error;
    throw new ResponseError(LSPErrorCodes.RequestFailed, error.message, { kind: error.kind });
  } finally {
    end();
  }
}
