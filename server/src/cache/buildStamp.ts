import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/**
 * What tells one build of a program from another; absent for a source file, which may change while others that it depends on do not.
 * @param files URLs: the program's, and of what it reads that is built by itself
 */
export async function buildStamp(...files: readonly string[]): Promise<string | undefined> {
  if (files.some((file) => file.endsWith(".ts"))) return undefined;
  const stats = await Promise.all(files.map((file) => stat(fileURLToPath(file))));
  return stats.map(({ size, mtimeMs }) => `${size} ${mtimeMs}`).join(" ");
}
