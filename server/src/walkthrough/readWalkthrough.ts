import { existsSync } from "node:fs";
import path from "node:path";
import type { SourceHost } from "../core/go/modules.ts";
import type { Walkthrough } from "../core/go/walkthrough.ts";
import { loadGoParser } from "./goParser.ts";
import { parserFolder } from "./parserFolder.ts";
import { rootAround } from "./rootAround.ts";
import { sourceHost } from "./sourceHost.ts";
import { walkSources, type WalkthroughRequest } from "./walkSources.ts";
import { withSlashes } from "./withSlashes.ts";

/** Reads the sources of the program that a file belongs to. `undefined` where no main function is found for it. */
export async function readWalkthrough(
  request: WalkthroughRequest,
  host: SourceHost = sourceHost(),
): Promise<Walkthrough | undefined> {
  return walkSources(request, rootOf(request), host, await loadGoParser(parserFolder()));
}

/** The folder that the paths of a walkthrough are relative to; absolute, with `/`. */
export function rootOf({ file, root }: Pick<WalkthroughRequest, "file" | "root">): string {
  return withSlashes(root ?? rootAround(path.dirname(file), existsSync));
}
