import type { Cursor } from "../manifest/cursor.ts";
import { countOption, hasOption, optionOf, type OptionValue } from "./commandLine.ts";
import { environmentValue, hasOtherConfiguration, type Engine, type EngineName } from "./engines.ts";

interface Listening {
  readonly portOptions: readonly string[];
  readonly hostOptions: readonly string[];
  readonly port: number;
  /** Listens on the loopback address unless told otherwise. */
  readonly loopback: boolean;
  /** Variables that set port or host as well. */
  readonly variables: readonly string[];
}

/** What the engines do when their arguments say nothing, from their own references of command line arguments. */
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
    variables: ["PORT", "HOSTNAME"],
  },
  lmdeploy: {
    portOptions: ["--server-port"],
    hostOptions: ["--server-name"],
    port: 23333,
    loopback: false,
    variables: [],
  },
};

/** The port that an engine listens on; `option` where its arguments say so. Undefined when it can not be known. */
export function listeningPort(
  engine: Engine,
  container: Cursor,
): { readonly number: number; readonly option?: OptionValue } | undefined {
  const facts = LISTENING[engine.name];
  if (facts === undefined) return undefined;
  const option = countOption(engine.arguments, ...facts.portOptions);
  if (option !== undefined) return { number: option.count, option };
  const unsaid =
    !hasOption(engine.arguments, ...facts.portOptions, "--uds") &&
    !hasOtherConfiguration(engine, container) &&
    facts.variables.every((name) => environmentValue(container, name) === undefined);
  return unsaid && engine.arguments.length > 0 ? { number: facts.port } : undefined;
}

/** Why an engine is reached by nobody outside its pod; undefined when it is, or when that can not be known. */
export function loopbackReason(
  engine: Engine,
  container: Cursor,
): { readonly option?: OptionValue; readonly address: string } | undefined {
  const facts = LISTENING[engine.name];
  if (facts === undefined) return undefined;
  const option = optionOf(engine.arguments, ...facts.hostOptions);
  if (option !== undefined)
    return /^(?:127\.\d+\.\d+\.\d+|localhost|::1)$/u.test(option.text)
      ? { option, address: option.text }
      : undefined;
  const unsaid =
    facts.loopback &&
    !hasOption(engine.arguments, ...facts.hostOptions) &&
    !hasOtherConfiguration(engine, container) &&
    facts.variables.every((name) => environmentValue(container, name) === undefined);
  return unsaid ? { address: "127.0.0.1" } : undefined;
}
