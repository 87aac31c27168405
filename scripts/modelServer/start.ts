import { spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../freePort.ts";
import { writeTinyModel, type TinyModel } from "./tinyModel.ts";

/** A model server on loopback, for tests. */
export interface ModelServer {
  /** Such as `http://127.0.0.1:4711`, without the version of a protocol. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

const readyMilliseconds = 30_000;

/**
 * Starts llama.cpp's server with a tiny model and waits until it answers.
 *
 * @param name of the model, as the server reports it
 * @param embeds the model tells what texts are about too, by the mean of its tokens
 * @throws Error with the end of its log
 */
export async function startModelServer(
  program: string,
  model: TinyModel,
  name: string,
  { embeds = false }: { readonly embeds?: boolean } = {},
): Promise<ModelServer> {
  const folder = mkdtempSync(path.join(tmpdir(), "drydock-model-"));
  const file = path.join(folder, "tiny.gguf");
  const log = path.join(folder, "server.log");
  writeTinyModel(file, model);
  const port = await freePort();
  const address = `http://127.0.0.1:${String(port)}`;
  const output = openSync(log, "a");
  // One thread that does not spin: on a busy machine with two cores spinning threads are a hundred times slower.
  const flags = "--host 127.0.0.1 -np 1 -t 1 -tb 1 --poll 0 --no-webui -c 16384 --seed 1".split(" ");
  if (embeds) flags.push("--embeddings", "--pooling", "mean");
  const child = spawn(program, ["-m", file, "--port", String(port), "--alias", name, ...flags], {
    stdio: ["ignore", output, output],
  });
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    if (child.exitCode === null && child.kill()) await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const until = Date.now() + readyMilliseconds;
  while (Date.now() < until && child.exitCode === null) {
    if (await isHealthy(address)) return { address, stop };
    await delay(50);
  }
  const end = readFileSync(log, "utf8").slice(-2000);
  await stop();
  throw new Error(`The model server has not become ready. The end of its log:\n${end}`);
}

async function isHealthy(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/health`)).ok;
  } catch {
    return false;
  }
}
