import { fused, standingOut } from "../../../core/assist/meaning/ranking.ts";
import { similarity } from "../../../core/assist/meaning/vector.ts";
import { createSearchIndex } from "../../../core/assist/searchIndex.ts";
import { createPacer } from "../../pacer.ts";
import type { Runtime } from "../../runtime.ts";
import type { Meaning, Meanings } from "./meanings.ts";

/** Texts that can be found by their words, and by what they are about where a model tells it. */
export interface MeaningIndex {
  /** Takes over a text, in place of what was known under its name. */
  readonly set: (id: string, text: string) => void;
  readonly remove: (id: string) => void;
  /** Names of the texts that fit best, the best first. @throws the signal's reason, nothing else */
  search(question: string, most: number, signal: AbortSignal): Promise<readonly string[]>;
}

interface Entry {
  readonly text: string;
  /** What a model reads of it, made when one is there. */
  prepared?: { readonly key: string; readonly text: string };
}

/** So many of each ranking compete for the first places. */
const shortlist = 40;

/**
 * @param mostTexts further ones are not taken
 * @param toLearn what a model may read of a text: without its secrets, and not longer than such models read
 */
export function createMeaningIndex(
  mostTexts: number,
  toLearn: (text: string) => string,
  meanings: Meanings,
  runtime: Pick<Runtime, "now" | "pause" | "fingerprint">,
): MeaningIndex {
  const words = createSearchIndex(mostTexts);
  const entries = new Map<string, Entry>();

  function prepared(whole: string): { readonly key: string; readonly text: string } {
    const text = toLearn(whole);
    return { key: runtime.fingerprint(text), text };
  }

  /** The texts that are like the question; those that the model has not read yet are given to it. */
  async function near(meaning: Meaning): Promise<readonly string[]> {
    const pacer = createPacer(runtime);
    const similarities = new Map<string, number>();
    const unknown = new Map<string, string>();
    for (const [id, entry] of [...entries]) {
      if (pacer.isDue()) await pacer.pause();
      const { key, text } = (entry.prepared ??= prepared(entry.text));
      const vector = meaning.known(key);
      if (vector === undefined) unknown.set(key, text);
      else if (meaning.question !== undefined) similarities.set(id, similarity(meaning.question, vector));
    }
    meaning.learn(unknown);
    return standingOut(similarities, shortlist);
  }

  return {
    set(id, text) {
      if (entries.size >= mostTexts && !entries.has(id)) return;
      words.set(id, text);
      entries.set(id, { text });
    },
    remove(id) {
      words.remove(id);
      entries.delete(id);
    },
    async search(question, most, signal) {
      const meaning = await meanings.of(question, signal);
      const byWords = words.search(question, shortlist);
      return meaning === undefined ? byWords.slice(0, most) : fused([byWords, await near(meaning)], most);
    },
  };
}
