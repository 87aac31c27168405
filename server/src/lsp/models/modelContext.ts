import type { Log } from "../log.ts";
import type { Session } from "../session.ts";
import { createExamples, type FindExamples } from "./examples.ts";
import { createFields, type FindFields } from "./fields.ts";
import { createLookUps, type LookUps } from "./lookUps.ts";
import { createMeanings } from "./meaning/meanings.ts";
import type { ModelLink } from "./modelLink.ts";

/** What the workspace and the schemas have to say about a question. */
export interface ModelContext {
  readonly findExamples: FindExamples;
  readonly findFields: FindFields;
  /** What a model may have looked up by itself. */
  readonly lookUps: LookUps;
}

/** Does nothing before the first question. */
export function createModelContext(session: Session, link: ModelLink, log: Log): ModelContext {
  const meanings = createMeanings(link, session.runtime, log);
  return {
    findExamples: createExamples(session, meanings),
    findFields: createFields(session, meanings),
    lookUps: createLookUps(session),
  };
}
