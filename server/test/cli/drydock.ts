import { run } from "../../src/cli/run.ts";
import type { ExitStatus, World } from "../../src/cli/world.ts";

export interface Outcome {
  readonly status: ExitStatus;
  readonly output: string;
  /** What was said about the command itself. */
  readonly warnings: readonly string[];
}

/** Runs the command in this process, in a folder, without colours. */
export async function drydock(
  folder: string,
  args: readonly string[],
  world: Partial<World> & { readonly input?: string } = {},
): Promise<Outcome> {
  const { input = "", ...parts } = world;
  let output = "";
  const warnings: string[] = [];
  const status = await run(args, {
    folder,
    language: "en",
    paint: (_, text) => text,
    write(text) {
      output += text;
      return Promise.resolve();
    },
    warn: (text) => warnings.push(text),
    readStandardInput: () => Promise.resolve(Buffer.from(input)),
    ...parts,
  });
  return { status, output, warnings };
}

/** The findings of `--format json`. */
export function findingsOf({ output }: Outcome): readonly Readonly<Record<string, unknown>>[] {
  return output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}
