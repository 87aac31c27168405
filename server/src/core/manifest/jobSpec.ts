import type { Cursor } from "./cursor.ts";
import type { Manifest } from "./manifest.ts";

/** The job specification of a Job, or of the jobs that a CronJob starts; undefined for other kinds. */
export function jobSpecOf(manifest: Manifest): Cursor | undefined {
  const { group, kind } = manifest.gvk;
  if (group !== "batch") return undefined;
  if (kind === "Job") return manifest.root.at("spec");
  if (kind === "CronJob") return manifest.root.at("spec", "jobTemplate", "spec");
  return undefined;
}
