import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Lifetime } from "./lifetime.ts";

/** An empty folder that is gone after the test or the suite. */
export function temporaryFolder(context: Lifetime): string {
  return folderWith(context, {});
}

/** A folder with some files, by their paths in it, that is gone after the test or the suite. */
export function folderWith(context: Lifetime, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "drydock-test-"));
  context.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}
