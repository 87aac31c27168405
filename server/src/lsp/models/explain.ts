import type { Session } from "../session.ts";
import { explanationBy, type Explanation } from "./explainAnswer.ts";
import { diffExplanation } from "./explainDiff.ts";
import { eventExplanation } from "./explainEvent.ts";
import { placeExplanation } from "./explainPlace.ts";
import { ruleExplanation } from "./explainRule.ts";
import type { ModelContext } from "./modelContext.ts";
import type { ModelLink } from "./modelLink.ts";
import type { ExplainParams } from "./protocol.ts";

/**
 * Explains a field, a resource, a selection, a finding, a rule, a difference or an event. The facts come first and from the
 * engine: what the field is, which objects are near, what is wrong, what the rule says; the model puts them into words, in the
 * language of the editor.
 *
 * @throws ModelFailure
 */
export async function explain(
  params: ExplainParams,
  session: Session,
  link: ModelLink,
  context: ModelContext,
  signal: AbortSignal,
  onPiece: (piece: string) => void,
): Promise<string> {
  const explanation = await explanationOf(params, session, context, signal);
  return explanation === undefined ? "" : explanationBy(explanation, link, session.words, signal, onPiece);
}

function explanationOf(
  params: ExplainParams,
  session: Session,
  context: ModelContext,
  signal: AbortSignal,
): Promise<Explanation | undefined> {
  switch (params.about) {
    case "diff":
      return diffExplanation(params, session);
    case "event":
      return eventExplanation(params, session, signal);
    case "rule":
      return Promise.resolve(ruleExplanation(params, session));
    default:
      return placeExplanation(params, session, context, signal);
  }
}
