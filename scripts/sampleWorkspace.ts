import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** The sample manifests, with mistakes that its README explains. */
export const sampleWorkspace = path.join(import.meta.dirname, "../test-fixtures/workspace");

/** A copy of a folder that may be edited, of the sample workspace unless said; `remove` deletes it. */
export function copyWorkspace(original = sampleWorkspace): { readonly folder: string; remove(): void } {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), "drydock-workspace-")));
  cpSync(original, folder, { recursive: true });
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
