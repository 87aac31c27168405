/** A language that the reference is written in. */
export interface Language {
  /** What it calls itself. */
  readonly name: string;
  /** Folder of its pages, from the project's. */
  readonly folder: string;
  /** A sentence, title or word of the reference, which is English. */
  readonly words: (english: string) => string;
  /** The text of a page, which is English Markdown. */
  readonly prose: (english: string) => string;
}

export const english: Language = {
  name: "English",
  folder: "docs/rules",
  words: (text) => text,
  prose: (text) => text,
};
