import type { Log } from "../log.ts";
import type { Session } from "../session.ts";
import { createExamples, type FindExamples } from "./examples.ts";
import { createFields, type FindFields } from "./fields.ts";
import { createMeanings } from "./meaning/meanings.ts";
import type { ModelLink } from "./modelLink.ts";

/** What the workspace and the schemas have to say about a question. */
export interface ModelContext {
  readonly findExamples: FindExamples;
  readonly findFields: FindFields;
}

/** Does nothing before the first question. */
export function createModelContext(session: Session, link: ModelLink, log: Log): ModelContext {
  const meanings = createMeanings(link, session.runtime, log);
  return { findExamples: createExamples(session, meanings), findFields: createFields(session, meanings) };
}
