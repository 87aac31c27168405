/** What one of the editor's own models wants to have done; name and arguments are its own, and may be anything. */
export interface EditorToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: object;
}

/** A turn of a conversation. */
export type EditorMessage =
  | { readonly role: "system" | "user" | "assistant"; readonly content: string }
  | { readonly role: "calls"; readonly calls: readonly EditorToolCall[] }
  | { readonly role: "result"; readonly call: EditorToolCall; readonly content: string };

/** A question of the language server to one of the editor's own models. */
export interface EditorChatRequest {
  readonly id: number;
  readonly model: string;
  readonly messages: readonly EditorMessage[];
}

/** The same with tools, before the answer is written. */
export interface EditorToolRequest {
  readonly model: string;
  readonly messages: readonly EditorMessage[];
  readonly tools: readonly EditorTool[];
}

export interface EditorTool {
  readonly name: string;
  readonly description: string;
  /** A JSON schema of an object. */
  readonly parameters: object;
}

/** Reads what came over the wire; undefined when it is something else. */
export function chatRequestIn(value: unknown): EditorChatRequest | undefined {
  const { id, model, messages } = fieldsOf(value);
  const read = all(messages, messageIn);
  if (typeof id !== "number" || typeof model !== "string" || read === undefined) return undefined;
  return { id, model, messages: read };
}

/** Reads what came over the wire; undefined when it is something else. */
export function toolRequestIn(value: unknown): EditorToolRequest | undefined {
  const { model, messages, tools } = fieldsOf(value);
  const read = all(messages, messageIn);
  const offered = all(tools, toolIn);
  if (typeof model !== "string" || read === undefined || offered === undefined) return undefined;
  return { model, messages: read, tools: offered };
}

function messageIn(value: unknown): EditorMessage | undefined {
  const { role, content, call, calls } = fieldsOf(value);
  switch (role) {
    case "calls": {
      const read = all(calls, callIn);
      return read === undefined ? undefined : { role, calls: read };
    }
    case "result": {
      const read = callIn(call);
      return read === undefined || typeof content !== "string" ? undefined : { role, call: read, content };
    }
    case "system":
    case "user":
    case "assistant":
      return typeof content === "string" ? { role, content } : undefined;
    default:
      return undefined;
  }
}

function callIn(value: unknown): EditorToolCall | undefined {
  const { id, name, arguments: given } = fieldsOf(value);
  if (typeof id !== "string" || typeof name !== "string" || !isObject(given)) return undefined;
  return { id, name, arguments: given };
}

function toolIn(value: unknown): EditorTool | undefined {
  const { name, description, parameters } = fieldsOf(value);
  if (typeof name !== "string" || typeof description !== "string" || !isObject(parameters)) return undefined;
  return { name, description, parameters };
}

/** Every element, or nothing when one of them cannot be read. */
function all<Read>(value: unknown, read: (each: unknown) => Read | undefined): readonly Read[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found = value.map(read).filter((each) => each !== undefined);
  return found.length === value.length ? found : undefined;
}

function fieldsOf(value: unknown): Partial<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
