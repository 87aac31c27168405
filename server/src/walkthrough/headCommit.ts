import { readFileSync } from "node:fs";
import path from "node:path";

const commit = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/u;

/**
 * The commit that is checked out around a folder, read from the repository's own files: no program is started. `undefined` outside of
 * a repository and before its first commit. See https://git-scm.com/docs/gitrepository-layout.
 */
export function headCommit(folder: string): string | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    const found = commitIn(path.join(at, ".git"));
    if (found !== undefined || at === path.dirname(at)) return found;
  }
}

function commitIn(entry: string): string | undefined {
  // In a worktree and a submodule, `.git` is a file that says where the repository is.
  const elsewhere = /^gitdir: (.+)$/mu.exec(textOf(entry) ?? "")?.[1];
  const folder = elsewhere === undefined ? entry : path.resolve(path.dirname(entry), elsewhere);
  const head = textOf(path.join(folder, "HEAD"));
  if (head === undefined) return undefined;
  const branch = /^ref: (.+)$/u.exec(head)?.[1];
  if (branch === undefined) return commit.test(head) ? head : undefined;
  // Branches of a worktree are those of its main repository.
  const shared = textOf(path.join(folder, "commondir"));
  const common = shared === undefined ? folder : path.resolve(folder, shared);
  return (
    textOf(path.join(common, branch)) ?? packedCommit(textOf(path.join(common, "packed-refs")) ?? "", branch)
  );
}

function packedCommit(packed: string, branch: string): string | undefined {
  const line = packed.split("\n").find((each) => each.endsWith(` ${branch}`));
  return line?.slice(0, line.indexOf(" "));
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined;
  }
}
