import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import {
  CallToolRequestSchema,
  ListToolsRequestSchema,
  type CallToolResult,
} from "@modelcontextprotocol/sdk/types.js";
import type { Command, Tool, ToolInput } from "./tool.ts";
import { toolsFor, type AllowedContexts } from "./tools.ts";

/** What a command printed, and how it ended: 0 nothing wrong, 1 errors found, 2 it could not do its work. */
export interface CommandResult {
  readonly status: 0 | 1 | 2;
  readonly output: string;
  /** What it said about itself. */
  readonly warnings: string;
}

/** Runs `drydock` with a command's arguments. */
export type RunCommand = (command: Command) => Promise<CommandResult>;

/** Who serves the tools, and how much of the world they may see. */
export interface ServerFacts {
  readonly version: string;
  readonly contexts: AllowedContexts;
}

/** Bytes of one message; a manifest that an API server takes has 3 MB at most. */
const longestMessage = 16 * 1024 * 1024;

/**
 * Serves the tools over standard input and output until the agent hangs up, or sends a message that is too long.
 * @param warn is told what could not be read
 */
export async function serveStdio(
  facts: ServerFacts,
  run: RunCommand,
  warn: (text: string) => void,
): Promise<void> {
  const transport = new StdioServerTransport(process.stdin, process.stdout, {
    maxBufferSize: longestMessage,
  });
  transport.onerror = ({ message }) => {
    warn(message);
  };
  const closed = new Promise<void>((resolve) => {
    transport.onclose = resolve;
    process.stdin.once("close", resolve);
    process.stdin.once("end", resolve);
  });
  await serve(facts, run, transport);
  await closed;
}

/**
 * Connects the tools to an agent. They are the commands of `drydock`, so an agent reads what a person would.
 *
 * Source: https://modelcontextprotocol.io/specification
 */
export async function serve(
  { version, contexts }: ServerFacts,
  run: RunCommand,
  transport: Transport,
): Promise<void> {
  const tools = toolsFor(contexts);
  // The schemas of our tools are JSON schemas already, so they go through the protocol layer as they are.
  const { server } = new McpServer({ name: "drydock", version }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.map(described) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }): Promise<CallToolResult> => {
    const { text, isError } = await answerCall(tools, params.name, params.arguments ?? {}, run);
    return { content: [{ type: "text", text }], ...(isError ? { isError } : {}) };
  });
  await server.connect(transport);
}

/** What a tool has answered, or why it could not. */
export interface CallAnswer {
  readonly text: string;
  readonly isError: boolean;
}

/** Answers one call of a tool by its name, without an agent at the other end of a connection. */
export function call(
  { contexts }: Pick<ServerFacts, "contexts">,
  name: string,
  values: Readonly<Record<string, unknown>>,
  run: RunCommand,
): Promise<CallAnswer> {
  return answerCall(toolsFor(contexts), name, values, run);
}

async function answerCall(
  tools: readonly Tool[],
  name: string,
  values: Readonly<Record<string, unknown>>,
  run: RunCommand,
): Promise<CallAnswer> {
  const tool = tools.find((each) => each.name === name);
  if (tool === undefined)
    return failure(`There is no tool ${name}; there are ${tools.map((each) => each.name).join(", ")}.`);
  const input = inputOf(tool, values);
  if (typeof input === "string") return failure(input);
  const { status, output, warnings } = await run(tool.toCommand(input));
  // What could not be done comes first, and hides nothing of what could.
  const text = bounded([warnings, output].filter((said) => said !== "").join("\n"));
  return { text: text === "" ? tool.nothing : text, isError: status === 2 };
}

/** Characters. More than this an agent does not keep in mind, and its end of the connection refuses very long lines. */
const longestAnswer = 60_000;

function bounded(text: string): string {
  if (text.length <= longestAnswer) return text;
  const shown = text.slice(0, text.lastIndexOf("\n", longestAnswer) + 1 || longestAnswer);
  const rest = text.length - shown.length;
  return `${shown}… ${String(rest)} characters more are left out. Repair what is shown and ask again, or ask about less.`;
}

/** Source: https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations */
function described({ name, title, description, inputSchema, cluster }: Tool): object {
  const effects =
    cluster === "writes"
      ? { readOnlyHint: false, destructiveHint: true, idempotentHint: true }
      : { readOnlyHint: true };
  return {
    name,
    title,
    description,
    inputSchema,
    annotations: { title, ...effects, openWorldHint: cluster !== "none" },
  };
}

/** The arguments when they are what the tool takes, else what is wrong with them. */
function inputOf({ inputSchema }: Tool, values: Readonly<Record<string, unknown>>): ToolInput | string {
  const input = new Map<string, string>();
  for (const [name, value] of Object.entries(values)) {
    const property = inputSchema.properties[name];
    if (property === undefined)
      return `There is no argument ${name}; there are ${Object.keys(inputSchema.properties).join(", ")}.`;
    if (typeof value !== "string") return `The argument ${name} has to be a text.`;
    if (property.enum !== undefined && !property.enum.includes(value))
      return `The argument ${name} has to be one of ${property.enum.join(", ")}.`;
    input.set(name, value);
  }
  const missing = inputSchema.required.filter((name) => !input.has(name));
  return missing.length === 0 ? input : `The argument ${missing.join(", ")} is missing.`;
}

function failure(text: string): CallAnswer {
  return { text, isError: true };
}
