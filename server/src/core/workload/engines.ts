import type { Cursor } from "../manifest/cursor.ts";
import { hasOption, optionOf, type Command, type OptionValue } from "./commandLine.ts";

export type EngineName =
  "vllm" | "sglang" | "tgi" | "tensorrt-llm" | "llama.cpp" | "lmdeploy" | "ollama" | "triton";

/** A model server that a container starts, with its arguments. */
export interface Engine {
  readonly name: EngineName;
  /** Behind the program's name; what `args` hold when the image's entry point starts the server. */
  readonly arguments: Command;
}

interface EngineFacts {
  readonly name: EngineName;
  /** The program and its first words, joined by blanks. */
  readonly program: RegExp;
  /** Images whose entry point is this server. */
  readonly image?: RegExp;
}

const ENGINES: readonly EngineFacts[] = [
  {
    name: "vllm",
    program:
      /^(?:\S*\/)?(?:vllm serve|python3? (?:-\S+ )*-m vllm\.entrypoints\.(?:openai\.)?api_server)(?: |$)/u,
    image: /(?:^|\/)vllm-openai(?:-\w+)?(?:[:@]|$)/u,
  },
  {
    name: "sglang",
    program: /^(?:\S*\/)?(?:sglang serve|python3? (?:-\S+ )*-m sglang\.launch_server)(?: |$)/u,
  },
  {
    name: "tgi",
    program: /^(?:\S*\/)?text-generation-launcher(?: |$)/u,
    image: /(?:^|\/)text-generation-inference(?:[:@]|$)/u,
  },
  { name: "tensorrt-llm", program: /^(?:\S*\/)?(?:trtllm-llmapi-launch )?trtllm-serve(?: |$)/u },
  {
    name: "llama.cpp",
    program: /^(?:\S*\/)?llama-server(?: |$)/u,
    image: /(?:^|\/)llama\.cpp:server(?:-[\w.-]+)?(?:@|$)/u,
  },
  { name: "lmdeploy", program: /^(?:\S*\/)?lmdeploy serve api_server(?: |$)/u },
  { name: "ollama", program: /^(?:\S*\/)?ollama serve(?: |$)/u, image: /(?:^|\/)ollama\/ollama(?:[:@]|$)/u },
  { name: "triton", program: /^(?:\S*\/)?tritonserver(?: |$)/u },
];

/** Formats of KServe's `model` whose runtime hands its arguments on to vLLM. */
const vllmFormats: ReadonlySet<string> = new Set(["huggingface", "vLLM"]);

/**
 * The model server that a container starts. Undefined when it starts none that is known, or hides it in a script of the
 * image.
 */
export function engineOf(container: Cursor, commands: readonly Command[]): Engine | undefined {
  for (const command of commands) {
    const line = command.map((word) => word.text).join(" ");
    for (const { name, program } of ENGINES) {
      const start = program.exec(line)?.[0].trim();
      if (start !== undefined) return { name, arguments: command.slice(start.split(" ").length) };
    }
  }
  if (container.at("command").items().length > 0) return undefined;
  // A Model of KubeAI.
  if (container.at("engine").string === "VLLM") return { name: "vllm", arguments: commands[0] ?? [] };
  if (container.name === "model" && vllmFormats.has(container.at("modelFormat", "name").string ?? ""))
    return { name: "vllm", arguments: commands[0] ?? [] };
  const image = container.at("image").string ?? "";
  const byImage = ENGINES.find((engine) => engine.image?.test(image) === true);
  return byImage && { name: byImage.name, arguments: commands[0] ?? [] };
}

/** Options whose value is often known at run time only, and is one word. */
const valueOptions = new Set([
  "--node-rank",
  "--nnodes",
  "--dist-init-addr",
  "--master-addr",
  "--model-path",
  "--model",
]);

/** A file or the environment may set what the arguments do not. */
export function hasOtherConfiguration({ arguments: command }: Engine, container: Cursor): boolean {
  return (
    hasOption(command, "--config", "--config-file", "--extra-llm-api-options") ||
    command.some(
      ({ dynamic, text }, index) =>
        dynamic && !text.startsWith("--") && !valueOptions.has(command[index - 1]?.text ?? ""),
    ) ||
    container.at("envFrom").items().length > 0
  );
}

const modelOptions: Readonly<Record<EngineName, readonly string[]>> = {
  vllm: ["--model"],
  sglang: ["--model-path", "--model"],
  tgi: ["--model-id"],
  "tensorrt-llm": [],
  "llama.cpp": ["-hf", "-hfr", "--hf-repo"],
  lmdeploy: [],
  ollama: [],
  triton: [],
};
const firstIsModel: ReadonlySet<EngineName> = new Set(["vllm", "tensorrt-llm", "lmdeploy"]);

/** The model that the arguments name: a path, a URI, or the name of a repository on the Hugging Face hub. */
export function modelOf({ name, arguments: command }: Engine, container: Cursor): OptionValue | undefined {
  const option = optionOf(command, ...modelOptions[name]);
  if (option !== undefined) return option;
  const [first] = command;
  if (firstIsModel.has(name) && first !== undefined && !first.text.startsWith("-"))
    return { ...first, name: "model" };
  return name === "tgi" ? environmentValue(container, "MODEL_ID") : undefined;
}

/** A repository on the Hugging Face hub, as KServe writes it: `hf://OWNER/NAME`, with a revision or without. */
const hubUri = /^hf:\/\/([^/:]+\/[^/:]+)(?::[^/]+)?$/u;

/**
 * The model whose weights the server loads: what its arguments name, or what KServe has put there before. How the server gets
 * at it is another question, see `modelOf`.
 */
export function loadedModelOf(engine: Engine, container: Cursor): OptionValue | undefined {
  const told = modelOf(engine, container);
  const uri = container.at("storageUri");
  const repository = hubUri.exec(uri.string ?? "")?.[1];
  if (told !== undefined || repository === undefined) return told;
  return {
    name: uri.name,
    text: repository,
    at: uri,
    range: uri.range,
    dynamic: uri.string?.includes("$(") === true,
    written: false,
  };
}

/** The text that a container's environment gives to a variable; undefined when it comes from elsewhere. */
export function environmentValue(container: Cursor, name: string): OptionValue | undefined {
  const value = environmentEntry(container, name)?.at("value");
  return value?.string === undefined
    ? undefined
    : {
        name,
        text: value.string,
        at: value,
        range: value.range,
        dynamic: value.string.includes("$("),
        written: true,
      };
}

/** The entry of a container's `env` that counts for a name: the last. */
export function environmentEntry(container: Cursor, name: string): Cursor | undefined {
  return container
    .at("env")
    .items()
    .findLast((entry) => entry.at("name").string === name);
}
