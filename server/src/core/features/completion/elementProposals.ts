import type { Schema } from "../../schema/schema.ts";
import { say } from "../../text/message.ts";
import { fieldNames, type CompletionContext } from "./context.ts";
import { typeOf } from "../outline/typeOf.ts";
import { elementOf, type OutlineNode } from "../outline/outline.ts";
import type { Proposal } from "./proposal.ts";
import { elementSkeleton, fieldSkeleton, flowElementSkeleton, flowFieldSkeleton } from "./skeleton.ts";
import { writerAt } from "./skeletonWriter.ts";
import { valueProposals } from "./valueProposals.ts";

/** New elements with their dash, on a line of its own inside a list. */
export function dashProposals(context: CompletionContext, list: OutlineNode): readonly Proposal[] {
  const inside = insideOf(context, list);
  const { schema } = inside.type;
  if (schema === undefined) return [];
  const written = isCollection(schema) ? [newElement(inside, schema, 2)] : valueProposals(inside);
  const proposals = written.length === 0 ? [emptyElement] : written;
  return proposals.map((proposal) => ({
    ...proposal,
    label: `- ${proposal.label}`,
    snippet: `- ${proposal.snippet}`,
  }));
}

const emptyElement: Proposal = { label: "…", kind: "element", snippet: "$1", rank: "000" };

/** The whole of an element, behind its dash or inside brackets. */
export function elementProposals(context: CompletionContext): readonly Proposal[] {
  const { place, type } = context;
  if (place.owner.kind !== "item" || place.present.size > 0 || type.schema === undefined) return [];
  return isCollection(type.schema) ? [newElement(context, type.schema, 0)] : [];
}

function newElement(context: CompletionContext, items: Schema, indentation: number): Proposal {
  const { place, type } = context;
  const writer = writerAt(context);
  const path = fieldNames(type);
  return {
    label: place.layout === "flow" ? "{…}" : `new ${singular(path.at(-1) ?? "")}`,
    kind: "element",
    rank: "00",
    snippet:
      place.layout === "flow"
        ? flowElementSkeleton(items, path, writer)
        : elementSkeleton(items, path, place.column + indentation, writer),
  };
}

/** The block that belongs below `key:`, when the cursor stands behind the colon; the value itself in flow style. */
export function blockProposals(context: CompletionContext): readonly Proposal[] {
  const { place, type, text } = context;
  const { schema } = type;
  const { colon } = place.owner;
  if (schema === undefined || !isCollection(schema) || colon === undefined || place.present.size > 0)
    return [];
  const writer = writerAt(context);
  const path = fieldNames(type);
  const label = schema.type === "array" ? "[…]" : "{…}";
  if (place.layout === "flow") {
    const snippet = flowFieldSkeleton(schema, path, writer).slice(1);
    return [{ label, kind: "element", rank: "00", snippet }];
  }
  if (text.slice(colon + 1, place.word.start).trim() !== "" || place.owner.children.length > 0) return [];
  const range = { start: colon + 1, end: place.word.end };
  const snippet = fieldSkeleton(schema, path, place.column, writer);
  return [
    { label: place.owner.name, kind: "element", rank: "00", snippet, range, detail: say`on new lines` },
  ];
}

/** The question as it would be asked inside a new element of the list. */
function insideOf(context: CompletionContext, list: OutlineNode): CompletionContext {
  const owner = elementOf(list, context.offset);
  const type = typeOf(owner, context.text, context.schemas);
  return { ...context, type, place: { ...context.place, owner, present: new Set() } };
}

function isCollection(schema: Schema): boolean {
  return schema.type === "object" || schema.type === "array";
}

/** `containers` → `container`, `policies` → `policy`, `patches` → `patch`; good enough for a label. */
function singular(name: string): string {
  if (name.endsWith("ies")) return name.replace(/ies$/, "y");
  return name === "" ? "element" : name.replace(/(?<=tch)es$|(?<=[^s])s$/, "");
}
