import type { ToolMessage } from "../../models/provider.ts";

/** Prompts as they left, for whoever wants to read them. */
export interface SentPrompts {
  readonly add: (prompt: string) => void;
  /** From the oldest that is kept to the latest. */
  readonly all: () => readonly string[];
}

/** Some hundred prompts. */
const keptCharacters = 4_000_000;

/** @param mostCharacters in all prompts together; the oldest go first, and the latest is always kept */
export function createSentPrompts(mostCharacters = keptCharacters): SentPrompts {
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
export function conversationText(messages: readonly ToolMessage[]): string {
  return messages.map(turnText).join("\n\n");
}

function turnText(message: ToolMessage): string {
  switch (message.role) {
    case "calls":
      return message.calls
        .map(({ name, arguments: given }) => `calls: ${name} ${JSON.stringify(given)}`)
        .join("\n");
    case "result":
      return `result: ${message.content}`;
    default:
      return `${message.role}: ${message.content}`;
  }
}
