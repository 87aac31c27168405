import type { CancellationToken } from "vscode-languageserver";
import { relocateAll, type Relocation } from "../../core/go/tour/anchor.ts";
import { exportAs } from "../../core/go/tour/exportAs.ts";
import { languageOf } from "../../sources/languages.ts";
import type { Log } from "../log.ts";
import { answering } from "../models/answering.ts";
import type { ModelLink } from "../models/modelLink.ts";
import type { Session } from "../session.ts";
import { explainStep } from "./explainStep.ts";
import {
  walkthroughMethods as methods,
  type ManifestsParams,
  type ExplainStepParams,
  type ExplainProgressParams,
  type ExportParams,
  type FunctionAnswer,
  type FunctionParams,
  type OpenTourParams,
  type ProgramParams,
  type ProgressParams,
  type RelocateParams,
  type ShownWalkthrough,
  type StepExplanation,
  type WalkParams,
} from "./protocol.ts";
import { functionAnswer } from "./functionAnswer.ts";
import { manifestLocations } from "./sourceLocations.ts";
import { openTour } from "./openTour.ts";
import { shownWalkthrough } from "./shownWalkthrough.ts";
import { createWalkthroughLink } from "./walkthroughLink.ts";

/** Answers the editor's requests about walkthroughs. Nothing is read or started before one asks. */
export function registerWalkthroughRequests(
  session: Pick<Session, "connection" | "runtime" | "resources" | "trees" | "words">,
  models: ModelLink,
  log: Log,
): void {
  const { connection, runtime, words } = session;
  const link = createWalkthroughLink(runtime);

  /** Tells how many files were read for a request. */
  const progressOf =
    ({ id }: WalkParams) =>
    (inputs: number): void => {
      const progress: ProgressParams = { id, inputs };
      log.watch("walkthrough progress", connection.sendNotification(methods.progress, progress));
    };

  connection.onRequest(
    methods.walk,
    (params: WalkParams, token: CancellationToken): Promise<ShownWalkthrough | null> =>
      answering(token, words, async (signal) => {
        const { root, walkthrough } = await link.walk(params, signal, progressOf(params));
        if (walkthrough === undefined) return null;
        return shownWalkthrough(walkthrough, root, languageOf(params.language));
      }),
  );
  connection.onRequest(methods.count, async (params: ProgramParams): Promise<number | null> => {
    const kept = await link.kept(params);
    return kept?.walkthrough?.steps.length ?? null;
  });
  connection.onRequest(methods.manifests, (params: ManifestsParams, token: CancellationToken) =>
    manifestLocations(session, params, token),
  );
  connection.onRequest(methods.openTour, (params: OpenTourParams) => openTour(params, runtime, words));
  connection.onRequest(methods.relocate, ({ text, anchors }: RelocateParams): readonly Relocation[] =>
    relocateAll(anchors, text),
  );
  connection.onRequest(
    methods.export,
    (params: ExportParams, token: CancellationToken): Promise<string | null> =>
      answering(token, words, async (signal) => {
        const { root, walkthrough } = await link.walk(params, signal, progressOf(params));
        const commit = params.isPinned ? runtime.go.headCommit(root) : undefined;
        if (walkthrough === undefined || (params.isPinned && commit === undefined)) return null;
        return exportAs(walkthrough, params.format, languageOf(params.language), commit);
      }),
  );
  connection.onRequest<FunctionAnswer | null, unknown>(
    methods.function,
    (params: FunctionParams, token: CancellationToken) =>
      answering(token, words, (signal) => functionAnswer(params, link, signal, progressOf(params))),
  );
  connection.onRequest(
    methods.explain,
    (params: ExplainStepParams, token: CancellationToken): Promise<StepExplanation | null> =>
      answering(token, words, async (signal) => {
        const explained = await explainStep(params, link, models, runtime, signal, (text) => {
          const progress: ExplainProgressParams = { id: params.id, text };
          log.watch("explanation", connection.sendNotification(methods.explanation, progress));
        });
        return explained ?? null;
      }),
  );
}
