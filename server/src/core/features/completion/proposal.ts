import type { Message } from "../../text/message.ts";
import type { Range, TextEdit } from "../../text/range.ts";
import type { CompletionContext } from "./context.ts";
import type { DocumentationKey } from "../documentation.ts";
import type { CompletionItem, CompletionKind } from "./item.ts";
import { lineAt } from "../outline/scan.ts";
import { plainText } from "./snippet.ts";

/** What may be written at the cursor, before it is fitted into the text around. */
export interface Proposal {
  readonly label: string;
  readonly kind: CompletionKind;
  /** In snippet syntax. */
  readonly snippet: string;
  /** Proposals are sorted by it as text, then by label. */
  readonly rank: string;
  readonly detail?: Message;
  /** Replace this instead of the word at the cursor; nothing is written in front then. */
  readonly range?: Range;
  readonly edits?: readonly TextEdit[];
  readonly documentation?: DocumentationKey;
  readonly deprecated?: true;
  readonly asksAgain?: true;
}

/** Fits a proposal in: the blank behind a colon, the right column, the comma before the next slot, the line breaks. */
export function toItem(context: CompletionContext, proposal: Proposal): CompletionItem {
  const { place, layout, text } = context;
  const { range, lead } = target(context, proposal);
  const skipped = text.slice(range.start, Math.max(place.word.start, range.start));
  const snippet = `${lead}${proposal.snippet}${place.needsComma ? "," : ""}`.replaceAll(
    "\n",
    layout.lineBreak,
  );
  const edits = [...(proposal.edits ?? []), ...commaBefore(context)];
  return {
    label: proposal.label,
    kind: proposal.kind,
    range,
    filterText: skipped + place.quote + proposal.label,
    sortText: `${proposal.rank} ${proposal.label}`,
    snippet,
    plain: plainText(snippet),
    ...(proposal.detail === undefined ? {} : { detail: proposal.detail }),
    ...(edits.length === 0 ? {} : { additionalEdits: edits }),
    ...(proposal.documentation === undefined ? {} : { documentation: proposal.documentation }),
    ...(proposal.deprecated === undefined ? {} : { deprecated: proposal.deprecated }),
    ...(proposal.asksAgain === undefined ? {} : { asksAgain: proposal.asksAgain }),
  };
}

function target(
  context: CompletionContext,
  proposal: Proposal,
): { readonly range: Range; readonly lead: string } {
  const { place, text } = context;
  if (proposal.range !== undefined) return { range: proposal.range, lead: "" };
  const line = lineAt(text, place.word.start);
  if (!place.atLineStart || place.word.start - line.start === place.column) {
    return { range: place.word, lead: place.lead };
  }
  return { range: { start: line.start, end: place.word.end }, lead: " ".repeat(place.column) };
}

function commaBefore({ place }: CompletionContext): readonly TextEdit[] {
  if (place.commaBefore === undefined) return [];
  return [{ range: { start: place.commaBefore, end: place.commaBefore }, newText: "," }];
}
