import { statSync } from "node:fs";
import path from "node:path";
import { exportAs, exportFormats } from "../../core/go/tour/exportAs.ts";
import { say } from "../../core/text/message.ts";
import { describeFunction } from "./describeFunction.ts";
import { headCommit } from "../../walkthrough/headCommit.ts";
import { readWalkthrough } from "../../walkthrough/readWalkthrough.ts";
import { CommandError, readFailure } from "../commandError.ts";
import { oneOf, readArguments } from "../readArguments.ts";
import type { ExitStatus, World } from "../world.ts";
import { checkTour } from "./checkTour.ts";

/** `drydock walkthrough`: the steps in which a Go program runs, from its main function to its controllers. */
export async function walkthrough(args: readonly string[], world: World): Promise<ExitStatus> {
  const { values, positionals } = readArguments(args, {
    format: { type: "string", default: "json" },
    root: { type: "string" },
    ref: { type: "string" },
    check: { type: "string" },
    function: { type: "string" },
    follow: { type: "string" },
  });
  const root = values.root === undefined ? undefined : path.resolve(world.folder, values.root);
  if (values.check !== undefined) return checkTour(values.check, root, world);
  const format = oneOf("--format", values.format, exportFormats);
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0)
    throw new CommandError(say`Name one Go file: \`drydock walkthrough cmd/manager/main.go\``);
  const file = existing(name, world);
  const follow = values.follow === undefined ? {} : { follow: existing(values.follow, world) };
  const found = await readWalkthrough({ file, root, language: world.language, ...follow });
  if (found === undefined)
    throw new CommandError(
      say`No main function was found for \`${name}\`, neither around it nor below \`cmd\`. Name the file with \`func main\`.`,
    );
  if (values.function !== undefined) {
    await world.write(describeFunction(found, values.function, format, world.language));
    return 0;
  }
  await world.write(exportAs(found, format, world.language, commitNamed(values.ref, path.dirname(file))));
  return 0;
}

/** `HEAD` moves on, so it stands for the commit that is checked out now. */
function commitNamed(ref: string | undefined, folder: string): string | undefined {
  if (ref !== "HEAD") return ref;
  const commit = headCommit(folder);
  if (commit === undefined)
    throw new CommandError(
      say`\`--ref HEAD\` needs a repository of Git with a commit. Name a commit or a tag instead.`,
    );
  return commit;
}

function existing(name: string, { folder }: World): string {
  const file = path.resolve(folder, name);
  try {
    statSync(file);
    return file;
  } catch (error) {
    throw new CommandError(readFailure(name, error));
  }
}
