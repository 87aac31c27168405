/** Texts that can be found by what they are about. */
export interface SearchIndex {
  /** Takes over a text, in place of what was known under its name. */
  readonly set: (id: string, text: string) => void;
  readonly remove: (id: string) => void;
  /** Names of the texts that fit best, the best first; none that shares no word with the question. */
  readonly search: (question: string, most: number) => readonly string[];
}

/** How soon another occurrence of a word stops to count, and how much long texts are held against: the usual values. */
const saturation = 1.2;
const lengthWeight = 0.75;

/**
 * An index of words in memory, ranked by BM25. A change costs as much as the text that changes; a question costs as much as
 * there are texts with its words.
 *
 * Source: https://doi.org/10.1561/1500000019
 *
 * @param mostTexts further ones are not taken
 */
export function createSearchIndex(mostTexts: number): SearchIndex {
  const texts = new Map<string, ReadonlyMap<string, number>>();
  const holders = new Map<string, Map<string, number>>();
  const lengths = new Map<string, number>();
  let totalLength = 0;

  function remove(id: string): void {
    for (const word of texts.get(id)?.keys() ?? []) {
      const ofWord = holders.get(word);
      ofWord?.delete(id);
      if (ofWord?.size === 0) holders.delete(word);
    }
    totalLength -= lengths.get(id) ?? 0;
    lengths.delete(id);
    texts.delete(id);
  }

  return {
    set(id, text) {
      remove(id);
      if (texts.size >= mostTexts) return;
      const words = wordsOf(text);
      const counts = new Map<string, number>();
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
      for (const [word, count] of counts) {
        const ofWord = holders.get(word) ?? new Map<string, number>();
        holders.set(word, ofWord.set(id, count));
      }
      texts.set(id, counts);
      lengths.set(id, words.length);
      totalLength += words.length;
    },
    remove,
    search(question, most) {
      const scores = new Map<string, number>();
      const average = totalLength / Math.max(1, texts.size);
      for (const word of new Set(wordsOf(question))) {
        const ofWord = holders.get(word);
        if (ofWord === undefined) continue;
        const rarity = Math.log(1 + (texts.size - ofWord.size + 0.5) / (ofWord.size + 0.5));
        for (const [id, count] of ofWord) {
          const length = (lengths.get(id) ?? 0) / average;
          const damping = count + saturation * (1 - lengthWeight + lengthWeight * length);
          scores.set(id, (scores.get(id) ?? 0) + (rarity * count * (saturation + 1)) / damping);
        }
      }
      return [...scores]
        .toSorted(([, one], [, other]) => other - one)
        .slice(0, most)
        .map(([id]) => id);
    },
  };
}

/** Words that every text is full of, and that say nothing about it. */
const empty: ReadonlySet<string> = new Set(
  (
    "a an and are as at be been but by can could do does for from has have if in into is it its may me must my no not of on or " +
    "our should so that the their them then there these they this to was we when which will with would you your"
  ).split(" "),
);

/** Words in lower case and singular; `containerPort` is also `container` and `port`. */
function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(([word]) => {
    const parts = word.split(/(?<=\p{Ll})(?=\p{Lu})/u);
    return [...(parts.length > 1 ? parts : []), word]
      .map((part) => part.toLowerCase())
      .filter((part) => !empty.has(part))
      .map(singular);
  });
}

/** Good enough to find one by the other; `class` stays as it is. */
function singular(word: string): string {
  return word.length > 3 && /[^s]s$/u.test(word) ? word.slice(0, -1) : word;
}
