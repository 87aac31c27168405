import type { Cursor } from "../manifest/cursor.ts";
import { countOption, hasOption, optionOf, type OptionValue } from "./commandLine.ts";
import { environmentValue, hasOtherConfiguration, type Engine, type EngineName } from "./engines.ts";

interface Listening {
  readonly portOptions: readonly string[];
  readonly hostOptions: readonly string[];
  readonly port: number;
  /** Listens on the loopback address unless told otherwise. */
  readonly loopback: boolean;
  readonly portVariable?: string;
  readonly hostVariable?: string;
  /** Holds `HOST:PORT` or one of both. */
  readonly addressVariable?: string;
  /** Other variables that change port or host. */
  readonly variables: readonly string[];
  /** Serves without any argument. */
  readonly servesAlone?: true;
}

/**
 * What the engines do when their arguments say nothing, from their own references of command line arguments.
 * https://nvidia.github.io/TensorRT-LLM/commands/trtllm-serve.html
 * https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md
 * https://github.com/ollama/ollama/blob/main/docs/faq.md
 */
const LISTENING: Readonly<Partial<Record<EngineName, Listening>>> = {
  vllm: {
    portOptions: ["--port"],
    hostOptions: ["--host"],
    port: 8000,
    loopback: false,
    variables: ["VLLM_PORT"],
  },
  sglang: {
    portOptions: ["--port"],
    hostOptions: ["--host"],
    port: 30000,
    loopback: true,
    variables: ["SGLANG_HOST", "SGLANG_PORT"],
  },
  tgi: {
    portOptions: ["--port", "-p"],
    hostOptions: ["--hostname"],
    port: 80,
    loopback: false,
    portVariable: "PORT",
    hostVariable: "HOSTNAME",
    variables: [],
  },
  "tensorrt-llm": {
    portOptions: ["--port"],
    hostOptions: ["--host"],
    port: 8000,
    loopback: true,
    variables: [],
  },
  // Its images set `LLAMA_ARG_HOST`.
  "llama.cpp": {
    portOptions: ["--port"],
    hostOptions: ["--host"],
    port: 8080,
    loopback: false,
    portVariable: "LLAMA_ARG_PORT",
    hostVariable: "LLAMA_ARG_HOST",
    variables: [],
  },
  lmdeploy: {
    portOptions: ["--server-port"],
    hostOptions: ["--server-name"],
    port: 23333,
    loopback: false,
    variables: [],
  },
  // Of its three servers the one for HTTP.
  triton: {
    portOptions: ["--http-port"],
    hostOptions: ["--http-address"],
    port: 8000,
    loopback: false,
    variables: [],
  },
  // Its image sets `OLLAMA_HOST`.
  ollama: {
    portOptions: [],
    hostOptions: [],
    port: 11434,
    loopback: false,
    addressVariable: "OLLAMA_HOST",
    variables: [],
    servesAlone: true,
  },
};

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)$/u;

/** The port that an engine listens on; `option` where its arguments or variables say so. Undefined when it can not be known. */
export function listeningPort(
  engine: Engine,
  container: Cursor,
): { readonly number: number; readonly option?: OptionValue } | undefined {
  const facts = LISTENING[engine.name];
  if (facts === undefined) return undefined;
  const option = countOption(engine.arguments, ...facts.portOptions);
  if (option !== undefined) return { number: option.count, option };
  if (hasOption(engine.arguments, ...facts.portOptions, "--uds")) return undefined;
  const told = variableOf(container, facts.portVariable ?? facts.addressVariable);
  const port = /(?:^|:)(\d+)$/u.exec(told?.text ?? "")?.[1];
  if (told !== undefined && port !== undefined && !told.dynamic)
    return { number: Number(port), option: told };
  const unsaid =
    (told === undefined || facts.addressVariable !== undefined) &&
    !hasOtherConfiguration(engine, container) &&
    facts.variables.every((name) => environmentValue(container, name) === undefined);
  const isServing = engine.arguments.length > 0 || facts.servesAlone === true;
  return unsaid && isServing ? { number: facts.port } : undefined;
}

/** Why an engine is reached by nobody outside its pod; undefined when it is, or when that can not be known. */
export function loopbackReason(
  engine: Engine,
  container: Cursor,
): { readonly option?: OptionValue; readonly address: string } | undefined {
  const facts = LISTENING[engine.name];
  if (facts === undefined) return undefined;
  const told =
    optionOf(engine.arguments, ...facts.hostOptions) ??
    variableOf(container, facts.hostVariable ?? facts.addressVariable);
  if (told !== undefined) {
    const host = told.text.replace(/^\w+:\/\//u, "").replace(/:\d+$/u, "");
    return LOOPBACK.test(host) ? { option: told, address: host } : undefined;
  }
  const unsaid =
    facts.loopback &&
    !hasOption(engine.arguments, ...facts.hostOptions) &&
    !hasOtherConfiguration(engine, container) &&
    facts.variables.every((name) => environmentValue(container, name) === undefined);
  return unsaid ? { address: "127.0.0.1" } : undefined;
}

function variableOf(container: Cursor, name: string | undefined): OptionValue | undefined {
  return name === undefined ? undefined : environmentValue(container, name);
}
