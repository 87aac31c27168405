import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";

/** Texts by name, kept between sessions and shared by windows. Whatever fails on the disk is a text that is not there. */
export interface DocumentCache {
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
}

/** Bytes that are unpacked at once; each piece is handed over by itself, which takes longer than to unpack one of 16 kB. */
const chunkSize = 1024 * 1024;

/**
 * @param folder made when the first text is written
 * @param mostFiles above it, those used longest ago go
 */
export function createDocumentCache(folder: string, mostFiles: number): DocumentCache {
  const fileOf = (name: string): string =>
    path.join(folder, `${createHash("sha256").update(name).digest("hex")}.json.gz`);
  return {
    async read(name) {
      const file = fileOf(name);
      try {
        const text = (await promisify(gunzip)(await readFile(file), { chunkSize })).toString("utf8");
        const now = new Date();
        // Only what is removed one day depends on it, so nobody waits.
        utimes(file, now, now).catch(() => undefined);
        return text;
      } catch {
        // Absent, half written by a crash, or not ours to read: the text is made anew.
        return undefined;
      }
    },
    async write(name, text) {
      const temporary = path.join(folder, `${randomUUID()}.tmp`);
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(temporary, await promisify(gzip)(text), { mode: 0o600 });
        await rename(temporary, fileOf(name));
        await prune(folder, mostFiles);
      } catch {
        // A full or read-only disk costs the next session some time and nothing else.
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
  };
}

async function prune(folder: string, mostFiles: number): Promise<void> {
  const names = await readdir(folder);
  if (names.length <= mostFiles) return;
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return { file, used: (await stat(file)).mtimeMs };
    }),
  );
  files.sort((one, other) => one.used - other.used);
  const surplus = files.slice(0, files.length - mostFiles * 0.9);
  await Promise.all(surplus.map(({ file }) => rm(file, { force: true })));
}
