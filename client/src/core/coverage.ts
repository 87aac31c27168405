/** Our own request of the language server: why a document is checked as it is. */
export const coverageMethod = "drydock/coverage";

/** What the server answers; its sentences are in the language of the editor. */
export interface Coverage {
  readonly file: readonly string[];
  readonly documents: readonly { readonly line: number; readonly sentences: readonly string[] }[];
}

/** The answer as lines to choose from; a line leads to its document. */
export function coverageLines({ file, documents }: Coverage): readonly {
  readonly text: string;
  /** Of the document, from 1; absent where the whole file is meant. */
  readonly line?: number;
}[] {
  return [
    ...file.map((text) => ({ text })),
    ...documents.flatMap(({ line, sentences }) => sentences.map((text) => ({ text, line }))),
  ];
}
