import type { SchemaSet } from "../../schema/schema.ts";
import { type CompletionContext, type CompletionFacts } from "./context.ts";
import { completeExpression } from "../expressions/completeExpression.ts";
import { expressionAt } from "../expressions/expressionAt.ts";
import { typeOf } from "../outline/typeOf.ts";
import { blockProposals, dashProposals, elementProposals } from "./elementProposals.ts";
import type { CompletionList } from "./item.ts";
import { keyProposals } from "./keyProposals.ts";
import { apiVersionProposals, kindProposals, typeKeyProposals } from "./kindProposals.ts";
import { layoutOf } from "./layout.ts";
import { manifestProposals } from "./manifestProposals.ts";
import { placeAt, type Place } from "./place.ts";
import { toItem, type Proposal } from "./proposal.ts";
import { readOutline } from "../outline/readOutline.ts";
import { valueProposals } from "./valueProposals.ts";

const nothing: CompletionList = { items: [], incomplete: false };

/**
 * What may be written at a place of one YAML document. Works from the outline of its lines, so mistakes elsewhere do not
 * matter and the line at the cursor may be half typed. In a scalar that holds a CEL expression the names of that language
 * are offered; nothing in comments and in other scalars over many lines.
 * @param text of the document; `offset` is the cursor in it, in UTF-16 code units
 * @param facts about the file and its objects, for names that are referred to
 */
export function complete(
  text: string,
  offset: number,
  schemas: SchemaSet,
  facts: CompletionFacts,
): CompletionList {
  const outline = readOutline(text);
  const expression = expressionAt(outline, text, offset, schemas);
  if (expression !== undefined) return { items: completeExpression(expression, text), incomplete: false };
  const found = placeAt(outline, text, offset);
  if (found === undefined) return nothing;
  const place = aligned(found);
  const layout = layoutOf(outline, text, facts.language);
  const type = typeOf(place.owner, text, schemas);
  const context: CompletionContext = { text, offset, schemas, ...facts, outline, layout, place, type };
  const { proposals, incomplete } = propose(context);
  return { items: proposals.map((proposal) => toItem(context, proposal)), incomplete };
}

interface Proposed {
  readonly proposals: readonly Proposal[];
  readonly incomplete: boolean;
}

function propose(context: CompletionContext): Proposed {
  const { place, type } = context;
  const isObject = type.isObject && (place.owner.kind === "document" || place.layout !== "flow");
  if (isObject && place.present.size === 0 && place.expects !== "key") {
    const manifests = manifestProposals(context);
    return { ...manifests, proposals: [...manifests.proposals, ...typeKeyProposals(context)] };
  }
  const proposals = place.expects === "value" ? proposeValue(context) : proposeBelow(context);
  const above = place.listAbove === undefined ? [] : dashProposals(context, place.listAbove);
  const isKeyOnly = place.expects === "key" && type.schema?.type === "array";
  return { proposals: isKeyOnly ? [] : [...proposals, ...above], incomplete: false };
}

/** Behind `key:`, or in a slot of a flow sequence. */
function proposeValue(context: CompletionContext): readonly Proposal[] {
  const { place } = context;
  const { owner } = place;
  if (owner.kind === "entry" && (owner.name === "apiVersion" || owner.name === "kind")) {
    const holder =
      owner.parent === undefined ? undefined : typeOf(owner.parent, context.text, context.schemas);
    if (holder?.isObject === true) {
      return owner.name === "kind" ? kindProposals(context) : apiVersionProposals(context);
    }
  }
  const collection = owner.kind === "item" ? elementProposals(context) : blockProposals(context);
  return [...collection, ...valueProposals(context)];
}

/** On a line of its own or behind a dash: the type of the owner says what belongs there. */
function proposeBelow(context: CompletionContext): readonly Proposal[] {
  const { place, type } = context;
  if (type.schema === undefined) return type.isObject ? typeKeyProposals(context) : [];
  switch (type.schema.type) {
    case "object":
      return [...elementProposals(context), ...keyProposals(context)];
    case "array":
      return place.atLineStart ? dashProposals(context, place.owner) : [];
    default:
      return place.present.size > 0 ? [] : valueProposals(context);
  }
}

/** What is written on a blank line goes into the column of its siblings, wherever in the line the cursor was. */
function aligned(place: Place): Place {
  const { owner } = place;
  if (!place.atLineStart) return place;
  const sibling = owner.children.find((child) => !child.flow);
  if (sibling !== undefined) return { ...place, column: sibling.column };
  return owner.kind === "document" ? { ...place, column: 0 } : place;
}
