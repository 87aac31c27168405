import { joined, type Message, type MessageValue, say } from "../../text/message.ts";
import type { ContainerSizing } from "./containerSizing.ts";

/** `141.1 GB`, in the decimal units in which vendors count. */
export function gigabytes(bytes: number): string {
  const value = bytes / 1e9;
  return `${value >= 100 ? String(Math.round(value)) : value.toFixed(1)} GB`;
}

/** `70.6 B` parameters. */
export function billions(parameters: number): string {
  const value = parameters / 1e9;
  return `${value >= 10 ? value.toFixed(1).replace(/\.0$/u, "") : String(Number(value.toFixed(2)))} B`;
}

/** One line for the end of a line: what each device has to hold. */
export function sizingLabel({ input, sizing, device }: ContainerSizing): Message {
  const devices = input.tensor * input.pipeline;
  const each = devices > 1 ? say` on each of ${devices}` : "";
  const cache =
    sizing.sequencePerDevice === undefined ? "" : say` + ${gigabytes(sizing.sequencePerDevice)} KV cache`;
  const of = device === undefined ? "" : say` of ${gigabytes(device.bytes)}`;
  return say`≈ ${gigabytes(sizing.weightsPerDevice)} weights${cache}${each}${of}`;
}

/** The whole calculation, as Markdown. */
export function sizingArithmetic({ input, sizing, facts, device, utilisation }: ContainerSizing): Message {
  const { tensor, pipeline, context, sequences, architecture } = input;
  const devices = tensor * pipeline;
  const lines: MessageValue[] = [
    say`**Memory of the model**, estimated from its name and these arguments`,
    "",
    say`- weights: ${billions(input.parameters)} × ${input.bytesPerParameter} bytes = ${gigabytes(sizing.weights)}${devices > 1 ? say`, ÷ ${devices} devices = ${gigabytes(sizing.weightsPerDevice)} on each` : ""}`,
  ];
  if (architecture !== undefined && sizing.cachePerToken !== undefined) {
    lines.push(
      say`- KV cache of a token: ${architecture.layers} layers × ${architecture.cachedPerLayer} numbers × ${input.cacheBytes} bytes = ${Math.round(sizing.cachePerToken / 1000)} kB`,
    );
  }
  if (sizing.sequencePerDevice !== undefined && context !== undefined) {
    lines.push(
      say`- KV cache of one sequence of ${context} tokens: ${gigabytes(sizing.sequencePerDevice)}${devices > 1 ? say` on each device` : ""}`,
    );
    if (sequences > 1 && sizing.cachePerDevice !== undefined)
      lines.push(say`- of ${sequences} such sequences at once: ${gigabytes(sizing.cachePerDevice)}`);
  }
  lines.push(say`- CUDA context and buffers: at least ${gigabytes(sizing.overhead)}`);
  lines.push(
    say`- least on each device: **${gigabytes(sizing.leastPerDevice)}**${deviceText(device, utilisation)}`,
  );
  if (facts.architecture === undefined)
    lines.push("", say`The architecture of this model is not known, so nothing is said about its KV cache.`);
  return joined(lines, "\n");
}

function deviceText(device: ContainerSizing["device"], utilisation: number): MessageValue {
  return device === undefined
    ? ""
    : say` of ${gigabytes(device.bytes * utilisation)} (${device.product}, of which the server takes ${Math.round(utilisation * 100)} %)`;
}
