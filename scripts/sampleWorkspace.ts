import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** The sample manifests, with mistakes that its README explains. */
export const sampleWorkspace = path.join(import.meta.dirname, "../test-fixtures/workspace");

/** A folder that may be edited; `remove` deletes it. */
export interface TemporaryWorkspace {
  readonly folder: string;
  remove(): void;
}

/** A copy of a folder under its own name, of the sample workspace unless said. */
export function copyWorkspace(original = sampleWorkspace): TemporaryWorkspace {
  const parent = createWorkspace({});
  const folder = path.join(parent.folder, path.basename(original));
  cpSync(original, folder, { recursive: true });
  return { ...parent, folder };
}

/** @param files the texts by their names, or their paths */
export function createWorkspace(files: Readonly<Record<string, string>>): TemporaryWorkspace {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), "drydock-workspace-")));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
