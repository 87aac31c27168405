/** A question of the language server to one of the editor's own models. */
export interface EditorChatRequest {
  readonly id: number;
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

/** Reads what came over the wire; undefined when it is something else. */
export function chatRequestIn(value: unknown): EditorChatRequest | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id, model, messages } = value as Partial<Record<string, unknown>>;
  if (typeof id !== "number" || typeof model !== "string" || !Array.isArray(messages)) return undefined;
  const read = messages.flatMap((each: unknown) => {
    if (typeof each !== "object" || each === null) return [];
    const { role, content } = each as Partial<Record<string, unknown>>;
    return typeof role === "string" && typeof content === "string" ? [{ role, content }] : [];
  });
  return read.length === messages.length ? { id, model, messages: read } : undefined;
}
