import type { ChatMessage } from "../../models/provider.ts";

/** Prompts as they left, for whoever wants to read them. */
export interface SentPrompts {
  readonly add: (prompt: string) => void;
  /** From the oldest that is kept to the latest. */
  readonly all: () => readonly string[];
}

/** @param mostCharacters in all prompts together; the oldest go first, and the latest is always kept */
export function createSentPrompts(mostCharacters: number): SentPrompts {
  const prompts: string[] = [];
  let characters = 0;
  return {
    add(prompt) {
      prompts.push(prompt);
      characters += prompt.length;
      while (characters > mostCharacters && prompts.length > 1) characters -= prompts.shift()?.length ?? 0;
    },
    all: () => [...prompts],
  };
}

/** A conversation as a person reads it. */
export function conversationText(messages: readonly ChatMessage[]): string {
  return messages.map(({ role, content }) => `${role}: ${content}`).join("\n\n");
}
