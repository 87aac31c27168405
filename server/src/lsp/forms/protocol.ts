/** Our own request about new objects; an editor that does not know it never sends any. */
export const formMethods = { next: "drydock/forms/next" } as const;

export interface NextStepParams {
  readonly flow: string;
  /** By the questions' names; what is missing or wrong is asked. */
  readonly answers: Readonly<Record<string, string>>;
}

export type NextStepAnswer =
  | {
      readonly kind: "question";
      readonly id: string;
      readonly suggestion: string;
      readonly choices: readonly { readonly value: string; readonly detail?: string }[];
      /** What is wrong with the answer that was given. */
      readonly complaint?: string;
    }
  | { readonly kind: "objects"; readonly text: string }
  | { readonly kind: "refused"; readonly reason: string };
