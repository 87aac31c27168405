import type { AnswersFirst } from "./answersFirst.ts";
import { tellClusterRemarks } from "./cluster/clusterRemarks.ts";
import { registerClusterRequests } from "./cluster/clusterRequests.ts";
import { registerDeployRequests } from "./cluster/deployRequests.ts";
import { registerInsideRequests } from "./cluster/insideRequests.ts";
import { tellShownRollouts } from "./cluster/shownRollouts.ts";
import { registerCoverageRequest } from "./coverage/coverageRequest.ts";
import { registerExplainRequest } from "./explainRequest.ts";
import { registerFormRequests } from "./forms/formRequests.ts";
import { registerNeighbourhoodRequest } from "./graph/neighbourhoodRequest.ts";
import { renderMethod, type RenderAnswer, type RenderParams } from "./helm/protocol.ts";
import { buildMethod, type BuildAnswer, type BuildParams } from "./kustomize/protocol.ts";
import type { Log } from "./log.ts";
import { createEditorModels } from "./models/editorModels.ts";
import { createModelLink } from "./models/modelLink.ts";
import { registerModelRequests } from "./models/modelRequests.ts";
import { createSentPrompts } from "./models/sentPrompts.ts";
import { createTalk } from "./models/talk.ts";
import { registerMethods } from "./registerMethods.ts";
import type { Session } from "./session.ts";
import { registerWalkthroughRequests } from "./walkthrough/walkthroughRequests.ts";

/**
 * Answers everything that editors ask besides diagnostics: the methods of the protocol, and our own.
 * @param ready resolves when the folders were read once
 */
export function registerRequests(
  session: Session,
  ready: Promise<void>,
  answers: AnswersFirst,
  log: Log,
): void {
  const { connection, runtime, charts, built } = session;
  const editorModels = createEditorModels(connection);
  const sentPrompts = createSentPrompts();
  const models = createModelLink(() => runtime.now(), editorModels, sentPrompts);
  const talk = createTalk(() => runtime.now(), editorModels, sentPrompts);
  registerMethods(session, models, answers);
  registerModelRequests(session, models, talk, log);
  registerWalkthroughRequests(session, models, log);
  registerCoverageRequest(session);
  registerExplainRequest(session);
  registerNeighbourhoodRequest(session, ready);
  connection.onRequest<RenderAnswer, unknown>(renderMethod, ({ uri }: RenderParams) => charts.render(uri));
  connection.onRequest<BuildAnswer, unknown>(buildMethod, ({ uri }: BuildParams) =>
    ready.then(() => built.build(uri)),
  );
  registerClusterRequests(session, log);
  registerDeployRequests(session);
  registerInsideRequests(session, log);
  registerFormRequests(session);
  tellClusterRemarks(session, log);
  tellShownRollouts(session, log);
}
