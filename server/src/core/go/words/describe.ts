import { isInsideLibrary, type Candidate } from "../candidate.ts";
import type { Fact } from "../facts/fact.ts";
import { chinese } from "./chinese.ts";
import { english } from "./english.ts";
import { specialStep } from "./special.ts";
import type { Language, Words } from "./words.ts";

/** What is said of a step without a model: sentences for its kind, and its facts. */
export interface StepText {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  /** Facts in words, one line for each type. */
  readonly facts: readonly string[];
  /** What is not certain, or was left out. */
  readonly notes: readonly string[];
}

const mostValues = 12;
const certain = 1;

export function wordsOf(language: Language): Words {
  return language === "en" ? english : chinese;
}

/** @param all the steps of the tour, in their order */
export function describe(
  step: Candidate,
  all: readonly Candidate[],
  facts: readonly Fact[],
  words: Words,
): StepText {
  const special = specialStep(step, all);
  const { title, what, why } = special === undefined ? words.kinds[step.kind] : words.special[special];
  return {
    title: title.replace("{symbol}", step.symbol),
    what,
    why,
    facts: factLines(facts, words),
    notes: notesOn(step, words),
  };
}

function factLines(facts: readonly Fact[], words: Words): string[] {
  const types = new Set(facts.map(({ type }) => type));
  return [...types].map((type) => {
    const values = facts.filter((each) => each.type === type).map(({ value }) => value);
    const more = values.length > mostValues ? ["…"] : [];
    const shown = [...values.slice(0, mostValues).map((value) => `\`${value}\``), ...more];
    return `${words.facts[type]}${words.colon}${shown.join(words.comma)}`;
  });
}

function notesOn({ kind, via }: Candidate, words: Words): string[] {
  const notes: string[] = [];
  const isCounted = via.kind === "registry" || via.kind === "init";
  if (via.alternatives > 0 && (isCounted || kind === "reconcile"))
    notes.push(
      (isCounted ? words.alternatives : words.atLeast).replace("{count}", String(via.alternatives + 1)),
    );
  else if (via.confidence < certain) notes.push(words.likely);
  if (isInsideLibrary(kind)) notes.push(words.sourceAbsent);
  return notes;
}
