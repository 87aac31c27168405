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

/** A store is kept in so many files, each small enough to be read in one go without keeping anybody waiting. */
export const vectorFiles = 16;
/** Of one file: about 4 MB in all with vectors of 768 dimensions. Above it, those go that were not asked for the longest time. */
const mostVectors = 320;

interface Shard {
  readonly vectors: Map<string, Vector>;
  isSaved: boolean;
}

/** @param name of the vectors on disk: those of another model are of no use */
export async function openVectorStore(
  cache: DocumentCache,
  name: string,
  runtime: Pick<Runtime, "now" | "pause">,
): Promise<VectorStore> {
  const pacer = createPacer(runtime);
  const shards: Shard[] = [];
  const fileName = (index: number): string => `${name} ${String(index)}`;
  const shardOf = (key: string): Shard | undefined => shards[key.charCodeAt(0) % vectorFiles];
  while (shards.length < vectorFiles) {
    const text = (await cache.read(fileName(shards.length))) ?? "";
    const vectors = new Map<string, Vector>();
    for (const line of text.split("\n")) {
      if (pacer.isDue()) await pacer.pause();
      const [key = "", bytes = ""] = line.split(" ");
      if (bytes !== "") vectors.set(key, vectorFrom(bytesIn(bytes)));
    }
    shards.push({ vectors, isSaved: true });
  }

  return {
    get(key) {
      const vectors = shardOf(key)?.vectors;
      const vector = vectors?.get(key);
      if (vector === undefined) return undefined;
      vectors?.delete(key);
      vectors?.set(key, vector);
      return vector;
    },
    set(key, vector) {
      const shard = shardOf(key);
      if (shard === undefined) return;
      const { vectors } = shard;
      shard.isSaved = false;
      vectors.set(key, vector);
      const [oldest] = vectors.keys();
      if (vectors.size > mostVectors && oldest !== undefined) vectors.delete(oldest);
    },
    async save() {
      for (const [index, shard] of shards.entries()) {
        if (shard.isSaved) continue;
        shard.isSaved = true;
        await cache.write(fileName(index), textOf(shard.vectors));
      }
    },
  };
}

/** A line for each: the key, a blank, the bytes in base64. */
function textOf(vectors: ReadonlyMap<string, Vector>): string {
  return [...vectors]
    .map(
      ([key, { values }]) =>
        `${key} ${btoa(String.fromCharCode(...new Uint8Array(values.buffer, values.byteOffset, values.byteLength)))}`,
    )
    .join("\n");
}

function bytesIn(base64: string): Int8Array {
  return Int8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
