/** What a family of embedding models wants to stand in front of a question, and of a text that may answer it. */
export interface EmbeddingFamily {
  readonly question: string;
  readonly document: string;
}

const plain: EmbeddingFamily = { question: "", document: "" };
const passages: EmbeddingFamily = {
  question: "Represent this sentence for searching relevant passages: ",
  document: "",
};

/** By the model's name, the first that matches. Without its words a family finds less, but it finds. */
const families: readonly (readonly [RegExp, EmbeddingFamily])[] = [
  [/nomic-embed/iu, { question: "search_query: ", document: "search_document: " }],
  [/embeddinggemma/iu, { question: "task: search result | query: ", document: "title: none | text: " }],
  [/\be5\b/iu, { question: "query: ", document: "passage: " }],
  [/mxbai-embed|arctic-embed|\bbge-(?:small|base|large)/iu, passages],
  [/embed|minilm|\bbge\b|\bgte\b/iu, plain],
];

/** Undefined where the name does not tell that the model is made for it. */
export function embeddingFamilyOf(model: string): EmbeddingFamily | undefined {
  return families.find(([name]) => name.test(model))?.[1];
}

/** Texts as the model wants to read them; a model of an unknown family reads them as they are. */
export function forEmbedding(
  model: string,
  role: keyof EmbeddingFamily,
  texts: readonly string[],
): readonly string[] {
  const { [role]: prefix } = embeddingFamilyOf(model) ?? plain;
  return texts.map((text) => prefix + text);
}
