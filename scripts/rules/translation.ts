import { globSync, readFileSync } from "node:fs";
import path from "node:path";

/** Texts of the reference in another language: which are there, which are asked for. */
export class Translation {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #asked = new Set<string>();

  constructor(texts: Iterable<readonly [string, string]>) {
    this.#texts = new Map(texts);
  }

  /** The translation of a sentence, title or word; itself where there is none. */
  readonly words = (english: string): string => {
    this.#asked.add(english);
    return this.#texts.get(english) ?? english;
  };

  /**
   * Markdown with each paragraph, each item of a list and each comment of a YAML example translated for itself. A paragraph
   * becomes one line, since a line break between two Chinese characters would be shown as a blank.
   */
  readonly prose = (english: string): string =>
    english
      .split(/^(```[^]*?^```)$/mu)
      .map((part) => (part.startsWith("```") ? this.#example(part) : this.#paragraphs(part)))
      .join("\n\n");

  /** Texts that were asked for and have no translation. */
  get missing(): readonly string[] {
    return [...this.#asked].filter((text) => !this.#texts.has(text));
  }

  /** Texts with a translation that nobody asked for: what they translate has changed or is gone. */
  get unused(): readonly string[] {
    return [...this.#texts.keys()].filter((text) => !this.#asked.has(text));
  }

  #paragraphs(part: string): string {
    return part
      .trim()
      .split(/\n{2,}|\n(?=- )/u)
      .filter((paragraph) => paragraph !== "")
      .map((paragraph) => {
        const [, bullet = "", text = ""] =
          /^(- )?([^]*)$/u.exec(paragraph.replaceAll(/\s*\n\s*/gu, " ")) ?? [];
        return bullet + this.words(text);
      })
      .join("\n\n")
      .replaceAll(/^(- .*\n)\n(?=- )/gmu, "$1");
  }

  #example(part: string): string {
    return part.replaceAll(/(?<=^|\s)# .+$/gmu, this.words);
  }
}

/** Reads the files of a translation, each a JSON object from English to the other language. Fails on a text that stands twice. */
export function readTranslation(folder: string): Translation {
  const texts = new Map<string, string>();
  for (const file of globSync("**/*.json", { cwd: folder })) {
    const entries = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Record<string, string>;
    for (const [english, text] of Object.entries(entries)) {
      if (texts.has(english)) throw new Error(`${file} translates what another file does: ${english}`);
      texts.set(english, text);
    }
  }
  return new Translation(texts);
}
