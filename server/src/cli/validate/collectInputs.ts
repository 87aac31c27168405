import type { Message } from "../../core/text/message.ts";
import type { World } from "../world.ts";
import { findFiles } from "./findFiles.ts";
import { fileInputs, standardInput, type Input } from "./input.ts";

/** The texts in files and folders and, for `-`, on standard input, with what could not be looked into, in sentences. */
export async function collectInputs(
  paths: readonly string[],
  world: World,
): Promise<{ readonly inputs: readonly Input[]; readonly problems: readonly Message[] }> {
  const { files, problems } = findFiles(
    paths.filter((path) => path !== "-"),
    world.folder,
  );
  const inputs = fileInputs(files, world.folder);
  if (!paths.includes("-")) return { inputs, problems };
  return { inputs: [...inputs, standardInput(await world.readStandardInput())], problems };
}
