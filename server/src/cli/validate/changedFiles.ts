import { execFile } from "node:child_process";
import { realpathSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { say } from "../../core/text/message.ts";
import { CommandError } from "../commandError.ts";

const run = promisify(execFile);

/** Names of a large repository's files take some space. */
const maximumOutput = 256 * 1024 * 1024;

/**
 * Whether a file, by its name, differs from a commit or is not known to Git at all. Throws a {@link CommandError} when Git cannot tell.
 * @param revision as `git diff` takes it, such as `origin/main` or `HEAD~1`
 * @param folder where names start
 */
export async function changedSince(revision: string, folder: string): Promise<(name: string) => boolean> {
  const [root] = await git(["rev-parse", "--show-toplevel"], folder, "\n");
  const differing = ["diff", "--name-only", "-z", "--diff-filter=d", "--end-of-options", revision, "--"];
  const added = ["ls-files", "--others", "--exclude-standard", "--full-name", "-z"];
  const base = root ?? folder;
  const names = [...(await git(differing, base, "\0")), ...(await git(added, base, "\0"))];
  const changed = new Set(names.map((name) => path.join(base, name)));
  return (name) => changed.has(realPath(path.resolve(folder, name)));
}

async function git(args: readonly string[], folder: string, separator: string): Promise<readonly string[]> {
  try {
    const { stdout } = await run("git", [...args], { cwd: folder, maxBuffer: maximumOutput });
    return stdout.split(separator).filter((name) => name !== "");
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    const reason = say`Git cannot tell what changed in \`${folder}\`: ${said === "" ? String(error) : said}`;
    throw new CommandError(
      said.includes("revision")
        ? say`${reason}. A clone that is not whole may lack that commit: \`git fetch --unshallow\` fetches it.`
        : reason,
    );
  }
}

/** Git names the files themselves, not the links that lead to them. */
function realPath(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    return file;
  }
}
