/** A proposal that was made for a place of a text. */
export interface Proposal {
  readonly uri: string;
  /** The document and the cursor in it when it was made. */
  readonly text: string;
  readonly offset: number;
  readonly proposed: string;
}

/** The newest proposals, so that who types what is proposed, or takes it back, sees it again without a model. */
export interface Proposals {
  /** What is left of a proposal once its beginning has been typed. */
  find(uri: string, text: string, offset: number): string | undefined;
  add(proposal: Proposal): void;
}

export function createProposals(most: number, mostCharacters: number): Proposals {
  let kept: readonly Proposal[] = [];
  return {
    find(uri, text, offset) {
      for (const proposal of kept) {
        if (proposal.uri !== uri) continue;
        const typed = typedSince(proposal, text, offset);
        if (typed === undefined || !proposal.proposed.startsWith(typed)) continue;
        if (typed.length === proposal.proposed.length) continue;
        kept = [proposal, ...kept.filter((other) => other !== proposal)];
        return proposal.proposed.slice(typed.length);
      }
      return undefined;
    },
    add(proposal) {
      let characters = 0;
      kept = [proposal, ...kept]
        .slice(0, most)
        .filter(({ text }) => (characters += text.length) <= mostCharacters);
    },
  };
}

/** What was typed at a cursor since then, when nothing else has changed. */
export function typedSince(
  then: Pick<Proposal, "text" | "offset">,
  text: string,
  offset: number,
): string | undefined {
  const length = text.length - then.text.length;
  if (length < 0 || offset !== then.offset + length) return undefined;
  const isSame =
    text.startsWith(then.text.slice(0, then.offset)) && text.endsWith(then.text.slice(then.offset));
  return isSame ? text.slice(then.offset, offset) : undefined;
}
