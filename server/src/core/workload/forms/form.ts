import { codes, listing, say, type Message } from "../../text/message.ts";
import type { NewObject } from "../deploy/sharedObjects.ts";

/** Something that a person is asked before objects are written. */
export interface Question<Id extends string = string> {
  /** Also the option of the command line. */
  readonly id: Id;
  readonly suggestion: string;
  /** Empty where any text may be the answer. */
  readonly choices: readonly Choice[];
  /** What is wrong with an answer, behind its name. */
  readonly complaint: (answer: string) => Message | undefined;
}

export interface Choice {
  readonly value: string;
  /** What the choice comes to: a calculation, how many there are. */
  readonly detail?: Message;
}

/** What is known when everything is answered. */
export type Outcome =
  | { readonly kind: "objects"; readonly name: string; readonly objects: readonly NewObject[] }
  | { readonly kind: "refused"; readonly reason: Message };

export type Answers = Readonly<Record<string, string>>;

/** One product of GPUs in a connected cluster. */
export interface GpuStock {
  /** Value of the label `nvidia.com/gpu.product`. */
  readonly product: string;
  readonly nodes: number;
  /** The most that one node gives to pods. */
  readonly perNode: number;
}

/** A conversation: yields questions, is given answers, returns what comes of them. */
export type Conversation<Id extends string, Result> = Generator<Question<Id>, Result, string>;

/** The questions of one flow, which depend on the answers before and on the GPUs that there are. */
export interface Form {
  /** All that may be asked. */
  readonly questions: readonly string[];
  converse(stock: readonly GpuStock[]): Conversation<string, Outcome>;
}

export type Step =
  | { readonly kind: "question"; readonly question: Question }
  /** `asked` are the questions whose answers had a say. */
  | (Outcome & { readonly asked: readonly string[] });

/** The first question without a right answer, or what comes of the answers. Where only one choice is left, it is taken. */
export function nextStep(form: Form, answers: Answers, stock: readonly GpuStock[]): Step {
  const conversation = form.converse(stock);
  const asked: string[] = [];
  let step = conversation.next();
  while (step.done !== true) {
    const question = step.value;
    const answer = answers[question.id] ?? soleChoice(question);
    if (answer === undefined || complaintAbout(question, answer) !== undefined)
      return { kind: "question", question };
    asked.push(question.id);
    step = conversation.next(answer);
  }
  return { ...step.value, asked };
}

function soleChoice({ choices }: Question): string | undefined {
  return choices.length === 1 ? choices[0]?.value : undefined;
}

/** What is wrong with an answer; undefined when it is right. */
export function complaintAbout({ choices, complaint }: Question, answer: string): Message | undefined {
  const isPossible = choices.length === 0 || choices.some(({ value }) => value === answer);
  const reason = complaint(answer);
  return isPossible || reason !== undefined
    ? reason
    : say`is none of ${listing(codes(choices.map(({ value }) => value)))}`;
}
