/** Our own request of the language server about new objects. */
export const formMethods = { next: "drydock/forms/next" } as const;

/** What can be written after some questions. */
export type Flow = "model" | "training" | "data";

/** By the questions' names. */
export type Answers = Readonly<Record<string, string>>;

export interface FormQuestion {
  readonly kind: "question";
  readonly id: string;
  readonly suggestion: string;
  /** Empty where any text may be the answer. */
  readonly choices: readonly FormChoice[];
  /** What is wrong with the answer that was given. */
  readonly complaint?: string;
}

export interface FormChoice {
  readonly value: string;
  readonly detail?: string;
}

/** The first question that is open, or what comes of the answers. */
export type FormStep =
  | FormQuestion
  | { readonly kind: "objects"; readonly text: string }
  | { readonly kind: "refused"; readonly reason: string };

/** The answers without the last one, to ask it again. */
export function withoutLast(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).slice(0, -1));
}
