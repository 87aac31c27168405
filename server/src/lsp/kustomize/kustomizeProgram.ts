import { execFile } from "node:child_process";
import { promisify } from "node:util";

const buildMilliseconds = 60_000;
const mostBytes = 64 * 1024 * 1024;

/** The programs that build a kustomization, the first that is installed counts. */
const builders = [
  { program: "kubectl", args: ["kustomize"] },
  { program: "kustomize", args: ["build"] },
] as const;

/**
 * The manifests that a kustomization stands for, as the person's own `kubectl` or `kustomize` makes them.
 *
 * @param folder that holds the kustomization
 * @throws Error that says what went wrong, or what to install
 */
export async function buildKustomization(folder: string): Promise<string> {
  for (const { program, args } of builders) {
    try {
      const options = { timeout: buildMilliseconds, maxBuffer: mostBytes };
      return (await promisify(execFile)(program, [...args, folder], options)).stdout;
    } catch (error) {
      if (isMissing(error)) continue;
      throw new Error(`\`${program} ${args.join(" ")} ${folder}\` has failed: ${reasonOf(error)}`, {
        cause: error,
      });
    }
  }
  throw new Error(
    `${folder} holds a kustomization, and neither kubectl nor kustomize is installed to build it. Install one, or choose single files.`,
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const said = "stderr" in error && typeof error.stderr === "string" ? error.stderr.trim() : "";
  return said === "" ? error.message : said;
}
