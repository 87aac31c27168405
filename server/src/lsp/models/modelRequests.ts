import type { CancellationToken } from "vscode-languageserver";
import type { ModelInfo } from "../../models/provider.ts";
import type { Log } from "../log.ts";
import type { Session } from "../session.ts";
import { answering } from "./answering.ts";
import { explain } from "./explain.ts";
import { generate } from "./generate.ts";
import { createGhostText } from "./ghostText.ts";
import { inlineCompletion } from "./inlineCompletion.ts";
import { createModelContext } from "./modelContext.ts";
import type { ModelLink } from "./modelLink.ts";
import { revise } from "./revise.ts";
import {
  modelMethods,
  type ConfigureParams,
  type ExplainParams,
  type GenerateAnswer,
  type GenerateParams,
  type ProgressParams,
  type PullParams,
  type ReviseAnswer,
  type ReviseParams,
} from "./protocol.ts";

/** Answers the editor's requests about models. Nothing is asked of a model unless a person has asked for it. */
export function registerModelRequests(
  session: Session,
  link: ModelLink,
  talk: (editorModel: string, language: string) => ModelLink,
  log: Log,
): void {
  const { connection, workspace } = session;
  const tell = (params: ProgressParams): void => {
    log.watch("model progress", connection.sendNotification(modelMethods.progress, params));
  };

  const context = createModelContext(session, link, log);
  const proposeText = createGhostText(session, link, (state) => {
    log.watch("ghost text", connection.sendNotification(modelMethods.ghostState, state));
  });
  connection.languages.inlineCompletion.on((params, token) => inlineCompletion(proposeText, params, token));
  connection.onRequest(modelMethods.configure, (params: ConfigureParams) => {
    link.configure(params);
  });
  connection.onRequest(modelMethods.list, (token: CancellationToken): Promise<readonly ModelInfo[]> =>
    answering(token, session.words, (signal) => link.models(signal)),
  );
  connection.onRequest(modelMethods.sent, link.sent);
  connection.onRequest(
    modelMethods.generate,
    (params: GenerateParams, token: CancellationToken): Promise<GenerateAnswer> =>
      answering(token, session.words, (signal) => {
        const { schemas, settings } = workspace.snapshot();
        const { id, editorModel } = params;
        const writing = {
          link: editorModel === undefined ? link : talk(editorModel, link.language()),
          against: { schemas, settings },
          context,
          words: session.words,
          tell: (step: string) => {
            tell({ id, step });
          },
        };
        return generate(params, writing, signal);
      }),
  );
  connection.onRequest(modelMethods.pull, ({ id, model }: PullParams, token: CancellationToken) =>
    answering(token, session.words, async (signal) => {
      for await (const progress of link.pull(model, signal)) tell({ id, ...progress });
    }),
  );
  connection.onRequest<ReviseAnswer, unknown>(
    modelMethods.revise,
    (params: ReviseParams, token: CancellationToken): Promise<ReviseAnswer> =>
      answering(token, session.words, (signal) => {
        const { files, schemas, settings } = workspace.snapshot();
        return revise(params, files, link, { schemas, settings }, signal, session.words);
      }),
  );
  connection.onRequest(
    modelMethods.explain,
    (params: ExplainParams, token: CancellationToken): Promise<string> =>
      answering(token, session.words, (signal) =>
        explain(params, session, link, context, signal, (piece) => {
          tell({ id: params.id, piece });
        }),
      ),
  );
}
