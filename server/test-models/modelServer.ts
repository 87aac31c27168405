import assert from "node:assert/strict";
import { startModelServer } from "../../scripts/modelServer/start.ts";
import type { TinyModel } from "../../scripts/modelServer/tinyModel.ts";
import { createOllama } from "../src/models/ollama.ts";
import { createOpenAiCompatible } from "../src/models/openAiCompatible.ts";
import type { ModelProvider } from "../src/models/provider.ts";
import type { Ending } from "./ending.ts";
import { startOllamaFront } from "./ollamaFront.ts";

/** Of a family whose way to fill gaps is known. */
export const modelName = "qwen2.5-coder-tiny";

/** A real llama.cpp server with a tiny model, until the test is over. @returns its address */
export async function startServer(
  ending: Ending,
  model: TinyModel,
  options: { readonly embeds?: boolean } = {},
): Promise<string> {
  const program = process.env["DRYDOCK_LLAMA_SERVER"];
  assert.ok(program !== undefined && program !== "", "start this with npm run test:models");
  const { address, stop } = await startModelServer(program, model, modelName, options);
  ending.after(stop);
  return address;
}

/** The same server through both of our protocols. */
export const protocols: readonly {
  readonly name: string;
  readonly connect: (ending: Ending, address: string) => Promise<ModelProvider>;
}[] = [
  {
    name: "OpenAI-compatible",
    connect: (_, address) => Promise.resolve(createOpenAiCompatible(`${address}/v1`, undefined)),
  },
  {
    name: "Ollama (a front of ours, with real inference behind it)",
    connect: async (ending, address) =>
      createOllama(await startOllamaFront(ending, address, modelName), 16_384),
  },
];

export const never: AbortSignal = new AbortController().signal;

export async function collect(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}
