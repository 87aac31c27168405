import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { BuiltKustomization } from "../../core/kustomize/builtKustomization.ts";

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
 */
export async function buildKustomization(folder: string): Promise<BuiltKustomization> {
  for (const { program, args } of builders) {
    try {
      const options = { timeout: buildMilliseconds, maxBuffer: mostBytes };
      const { stdout } = await promisify(execFile)(program, [...args, folder], options);
      return { kind: "built", output: stdout };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if ("code" in error && error.code === "ENOENT") continue;
      const said = "stderr" in error && typeof error.stderr === "string" ? error.stderr.trim() : "";
      return { kind: "failed", errors: said === "" ? error.message : said };
    }
  }
  return { kind: "not-installed" };
}
