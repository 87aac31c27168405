import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after } from "node:test";

const root = path.join(import.meta.dirname, "../..");

/**
 * The built extension without the entry for a machine, so that the editor runs it in the browser's own extension host, as
 * vscode.dev does; it goes away after the tests.
 */
export function browserOnlyExtension(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "drydock-browser-"));
  for (const name of readdirSync(root).filter((each) =>
    /^(?:client|dist|docs|syntaxes|package\.nls.*)$/u.test(each),
  ))
    symlinkSync(path.join(root, name), path.join(folder, name));
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as object;
  writeFileSync(
    path.join(folder, "package.json"),
    JSON.stringify({ ...manifest, main: undefined, extensionKind: ["web"] }),
  );
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
