import type { KindSchema } from "../core/schema/readCrd.ts";
import type { Schema } from "../core/schema/schema.ts";
import { splitDocuments } from "../core/yaml/splitDocuments.ts";
import { crdKindsIn } from "../sources/crdKinds.ts";
import { createPacer, type Pacer } from "./pacer.ts";
import { readAhead } from "./readAhead.ts";
import type { Runtime } from "./runtime.ts";

/** Kinds by the path of the file that defines them. */
export type KindsByFile = ReadonlyMap<string, readonly KindSchema[]>;

/**
 * The custom resource definitions in some files. Takes turns with everything else; stops early, with what
 * it has, when `isCancelled` says so.
 */
export async function scanFiles(
  paths: readonly string[],
  objectMeta: () => Schema | undefined,
  runtime: Runtime,
  isCancelled: () => boolean,
): Promise<KindsByFile> {
  const pacer = createPacer(runtime);
  const found = new Map<string, readonly KindSchema[]>();
  for await (const [path, text] of readAhead(paths, (file) => runtime.readText(file))) {
    if (isCancelled()) return found;
    const kinds = await kindsIn(text, objectMeta, pacer);
    if (kinds.length > 0) found.set(path, kinds);
  }
  return found;
}

/** What is known after some files changed or went away. */
export async function rescanFiles(
  before: KindsByFile,
  paths: readonly string[],
  objectMeta: () => Schema | undefined,
  runtime: Runtime,
): Promise<KindsByFile> {
  const pacer = createPacer(runtime);
  const found = new Map(before);
  for await (const [path, text] of readAhead(paths, (file) => runtime.readText(file))) {
    const kinds = await kindsIn(text, objectMeta, pacer);
    if (kinds.length > 0) found.set(path, kinds);
    else found.delete(path);
  }
  return found;
}

async function kindsIn(
  text: string | undefined,
  objectMeta: () => Schema | undefined,
  pacer: Pacer,
): Promise<readonly KindSchema[]> {
  if (text?.includes("CustomResourceDefinition") !== true) return [];
  const kinds: KindSchema[] = [];
  for (const { start, end } of splitDocuments(text)) {
    if (pacer.isDue()) await pacer.pause();
    kinds.push(...crdKindsIn(text.slice(start, end), objectMeta()));
  }
  return kinds;
}
