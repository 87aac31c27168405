import type { ContainerSizing } from "./containerSizing.ts";

/** `141.1 GB`, in the decimal units in which vendors count. */
export function gigabytes(bytes: number): string {
  const value = bytes / 1e9;
  return `${value >= 100 ? String(Math.round(value)) : value.toFixed(1)} GB`;
}

/** `70.6 B` parameters. */
function billions(parameters: number): string {
  const value = parameters / 1e9;
  return `${value >= 10 ? value.toFixed(1).replace(/\.0$/u, "") : String(Number(value.toFixed(2)))} B`;
}

/** One line for the end of a line: what each device has to hold. */
export function sizingLabel({ input, sizing, device }: ContainerSizing): string {
  const devices = input.tensor * input.pipeline;
  const each = devices > 1 ? ` on each of ${String(devices)}` : "";
  const cache =
    sizing.sequencePerDevice === undefined ? "" : ` + ${gigabytes(sizing.sequencePerDevice)} KV cache`;
  const of = device === undefined ? "" : ` of ${gigabytes(device.bytes)}`;
  return `≈ ${gigabytes(sizing.weightsPerDevice)} weights${cache}${each}${of}`;
}

/** The whole calculation, as Markdown. */
export function sizingArithmetic({ input, sizing, facts, device, utilisation }: ContainerSizing): string {
  const { tensor, pipeline, context, sequences, architecture } = input;
  const devices = tensor * pipeline;
  const lines = [
    `**Memory of the model**, estimated from its name and these arguments`,
    "",
    `- weights: ${billions(input.parameters)} × ${String(input.bytesPerParameter)} bytes = ${gigabytes(sizing.weights)}${devices > 1 ? `, ÷ ${String(devices)} devices = ${gigabytes(sizing.weightsPerDevice)} on each` : ""}`,
  ];
  if (architecture !== undefined && sizing.cachePerToken !== undefined) {
    lines.push(
      `- KV cache of a token: ${String(architecture.layers)} layers × ${String(architecture.cachedPerLayer)} numbers × ${String(input.cacheBytes)} bytes = ${String(Math.round(sizing.cachePerToken / 1000))} kB`,
    );
  }
  if (sizing.sequencePerDevice !== undefined && context !== undefined) {
    lines.push(
      `- KV cache of one sequence of ${String(context)} tokens: ${gigabytes(sizing.sequencePerDevice)}${devices > 1 ? " on each device" : ""}`,
    );
    if (sequences > 1 && sizing.cachePerDevice !== undefined)
      lines.push(`- of ${String(sequences)} such sequences at once: ${gigabytes(sizing.cachePerDevice)}`);
  }
  lines.push(`- CUDA context and buffers: at least ${gigabytes(sizing.overhead)}`);
  lines.push(
    `- least on each device: **${gigabytes(sizing.leastPerDevice)}**${deviceText(device, utilisation)}`,
  );
  if (facts.architecture === undefined)
    lines.push("", "The architecture of this model is not known, so nothing is said about its KV cache.");
  return lines.join("\n");
}

function deviceText(device: ContainerSizing["device"], utilisation: number): string {
  return device === undefined
    ? ""
    : ` of ${gigabytes(device.bytes * utilisation)} (${device.product}, of which the server takes ${String(Math.round(utilisation * 100))} %)`;
}
