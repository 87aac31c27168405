import type { JsonObject } from "../core/schema/jsonValue.ts";

export interface ChatMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** Something that a model may have done for it while it works. */
export interface ToolDefinition {
  readonly name: string;
  /** For the model. */
  readonly description: string;
  /** A JSON schema of an object. */
  readonly parameters: JsonObject;
}

/** What a model wants to have done; name and arguments are its own, and may be anything. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: JsonObject;
}

/** A turn of a conversation in which tools are used. */
export type ToolMessage =
  | ChatMessage
  | { readonly role: "calls"; readonly calls: readonly ToolCall[] }
  | { readonly role: "result"; readonly call: ToolCall; readonly content: string };

export interface ToolRequest {
  readonly model: string;
  readonly messages: readonly ToolMessage[];
  readonly tools: readonly ToolDefinition[];
  readonly maxTokens: number;
  readonly signal: AbortSignal;
}

export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** A JSON schema in the dialect of `core/assist/decodingSchema.ts` that the answer has to follow. */
  readonly schema?: JsonObject;
  readonly maxTokens: number;
  readonly signal: AbortSignal;
}

/** Texts that are to be compared by what they are about. */
export interface EmbedRequest {
  readonly model: string;
  readonly texts: readonly string[];
  /** Models are told what they read: a question finds documents, documents do not find each other. */
  readonly role: "question" | "document";
  readonly signal: AbortSignal;
}

/** Text that is missing between two others. */
export interface FillRequest {
  readonly model: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly maxTokens: number;
  readonly signal: AbortSignal;
}

export interface ModelInfo {
  readonly name: string;
  /** Prompts leave this machine. */
  readonly isRemote: boolean;
  /** Can fill in text between two others. */
  readonly fills: boolean;
  /** Follows a JSON schema while it decodes. */
  readonly followsSchemas: boolean;
  /** Can ask for tools, or it is not known that it cannot. */
  readonly callsTools: boolean;
  /** Is made to turn texts into vectors, and not to chat. */
  readonly embeds: boolean;
  /** Another one where other content has come under the same name; absent where the server does not tell. */
  readonly digest?: string;
}

/**
 * A server of models. Every method ends at once when its signal fires, and rejects with a `ModelFailure` when the world
 * fails; a provider knows no prompts.
 */
export interface ModelProvider {
  models(signal: AbortSignal): Promise<readonly ModelInfo[]>;
  /** The answer, piece by piece. */
  chat(request: ChatRequest): AsyncGenerator<string>;
  fill(request: FillRequest): AsyncGenerator<string>;
  /** What the model wants to have done before it answers; nothing when it has enough. Absent where no model can ask. */
  readonly callTools?: (request: ToolRequest) => Promise<readonly ToolCall[]>;
  /** One vector for each text, in their order; absent where there are no models for it. */
  readonly embed?: (request: EmbedRequest) => Promise<readonly (readonly number[])[]>;
  /** Has the server fetch a model; absent where models come from elsewhere. Ends with the signal; a later pull goes on. */
  readonly pull?: (model: string, signal: AbortSignal) => AsyncGenerator<PullProgress>;
}

/** How far a pull is. */
export interface PullProgress {
  /** In the server's words. */
  readonly step: string;
  /** From 0 to 1, of the layer that is being fetched. */
  readonly fraction?: number;
}
