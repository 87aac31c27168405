import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";

/**
 * Puts new bytes in the place of a file's, whole or not at all: they are written beside it and take its name when they are
 * on the disk. Links stay links, and the file keeps its mode. Throws what the file system throws, and then the file is as
 * it was.
 */
export function replaceFile(location: string, bytes: Buffer): void {
  const real = realpathSync.native(location);
  const { mode } = statSync(real);
  const draft = `${real}.drydock-${String(process.pid)}`;
  try {
    const file = openSync(draft, "wx", mode);
    try {
      writeFileSync(file, bytes);
      // A new file has only those of its bits that the process permits.
      fchmodSync(file, mode);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, real);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
