import { existsSync } from "node:fs";
import path from "node:path";

const projectRoot = path.join(import.meta.dirname, "../../..");

/** The project's own folder. */
export function projectPath(...segments: readonly string[]): string {
  return path.join(projectRoot, ...segments);
}

/**
 * Recorded verdicts and published samples lie beside the project on some machines (`DRYDOCK_SHARED`, else `../shared`).
 * Tests that read them skip visibly where they are absent.
 */
export function sharedPath(...segments: readonly string[]): string | undefined {
  const file = path.join(process.env["DRYDOCK_SHARED"] ?? path.join(projectRoot, "../shared"), ...segments);
  return existsSync(file) ? file : undefined;
}

export const SHARED_ABSENT = "the recorded material is not on this machine (DRYDOCK_SHARED)";
