import { vectorFrom, type Vector } from "../../../core/assist/meaning/vector.ts";
import type { DocumentCache } from "../../../cache/documentCache.ts";
import { createPacer } from "../../pacer.ts";
import type { Runtime } from "../../runtime.ts";

/** Vectors by the hash of the text that they stand for. */
export interface VectorStore {
  readonly get: (key: string) => Vector | undefined;
  readonly set: (key: string, vector: Vector) => void;
  /** Keeps what is new for the next session. */
  save(): Promise<void>;
}

/** About 4 MB with vectors of 768 dimensions; above it, those go that nobody has asked for the longest time. */
const mostVectors = 5_000;

/** @param name of the vectors on disk: those of another model are of no use */
export async function openVectorStore(
  cache: DocumentCache,
  name: string,
  runtime: Pick<Runtime, "now" | "pause">,
): Promise<VectorStore> {
  const vectors = await readVectors((await cache.read(name)) ?? "", runtime);
  let isSaved = true;
  return {
    get(key) {
      const vector = vectors.get(key);
      if (vector === undefined) return undefined;
      vectors.delete(key);
      vectors.set(key, vector);
      return vector;
    },
    set(key, vector) {
      isSaved = false;
      vectors.set(key, vector);
      const [oldest] = vectors.keys();
      if (vectors.size > mostVectors && oldest !== undefined) vectors.delete(oldest);
    },
    async save() {
      if (isSaved) return;
      isSaved = true;
      await cache.write(name, await writeVectors(vectors, runtime));
    },
  };
}

/** A line for each: the key, a blank, the bytes in base64. */
async function writeVectors(
  vectors: ReadonlyMap<string, Vector>,
  runtime: Pick<Runtime, "now" | "pause">,
): Promise<string> {
  const pacer = createPacer(runtime);
  const lines: string[] = [];
  for (const [key, { values }] of [...vectors]) {
    if (pacer.isDue()) await pacer.pause();
    lines.push(
      `${key} ${Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("base64")}`,
    );
  }
  return lines.join("\n");
}

async function readVectors(
  text: string,
  runtime: Pick<Runtime, "now" | "pause">,
): Promise<Map<string, Vector>> {
  const pacer = createPacer(runtime);
  const vectors = new Map<string, Vector>();
  for (const [, key, bytes] of text.matchAll(/^(\S+) (\S+)$/gmu)) {
    if (pacer.isDue()) await pacer.pause();
    if (key !== undefined && bytes !== undefined)
      vectors.set(key, vectorFrom(new Int8Array(Buffer.from(bytes, "base64"))));
  }
  return vectors;
}
