import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { relocate, type Anchor, type Relocation } from "../../core/go/tour/anchor.ts";
import { readAnchors } from "../../core/go/tour/readCodeTour.ts";
import { say } from "../../core/text/message.ts";
import { rootAround } from "../../walkthrough/rootAround.ts";
import { CommandError, readFailure } from "../commandError.ts";
import type { ExitStatus, World } from "../world.ts";

/**
 * `drydock walkthrough --check TOUR`: says of each step whether it is still there. Status 1 when one has changed or is lost;
 * a step that only moved is still told right.
 * @param stated absolute path of the folder that paths are relative to; unless given, the folder of the command where the first of
 *   them is there, else the repository around it
 */
export async function checkTour(tour: string, stated: string | undefined, world: World): Promise<ExitStatus> {
  const anchors = anchorsOf(tour, world);
  const root = stated ?? rootOf(anchors, world.folder);
  const found = anchors.map((anchor) => relocated(anchor, root));
  for (const [index, anchor] of anchors.entries()) {
    const place = found[index] ?? { status: "lost" };
    const lines = place.status === "lost" ? "" : `:${place.startLine}-${place.endLine}`;
    await world.write(
      `${place.status.padEnd(8)}${index + 1}. ${anchor.file}${lines}  ${anchor.declaration}\n`,
    );
  }
  return found.some(({ status }) => status === "changed" || status === "lost") ? 1 : 0;
}

function anchorsOf(tour: string, world: World): readonly Anchor[] {
  const text = textOf(path.resolve(world.folder, tour), tour);
  try {
    return readAnchors(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(say`\`${tour}\` is no tour that can be checked: ${reason}.`);
  }
}

function rootOf([first]: readonly Anchor[], folder: string): string {
  return first === undefined || existsSync(path.join(folder, first.file))
    ? folder
    : rootAround(folder, existsSync);
}

function textOf(file: string, name: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new CommandError(readFailure(name, error));
  }
}

/** A file that is gone takes its steps with it. */
function relocated(anchor: Anchor, root: string): Relocation {
  let text: string;
  try {
    text = readFileSync(path.join(root, anchor.file), "utf8");
  } catch {
    return { status: "lost" };
  }
  return relocate(anchor, text);
}
