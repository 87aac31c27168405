import { subjectOfStep, type Subject } from "../../core/go/evidence/stepEvidence.ts";
import { stepBody } from "../../core/go/tour/markdown.ts";
import type { Walkthrough } from "../../core/go/walkthrough.ts";
import { functionsInWalk } from "../../core/go/ways/functionInWalk.ts";
import { functionBody } from "../../core/go/ways/functionText.ts";
import { wordsOf } from "../../core/go/words/describe.ts";
import { languageOf } from "../../sources/languages.ts";
import type { ExplainStepParams } from "./protocol.ts";
import { fileIn } from "./walkthroughLink.ts";

/** What is asked about: all steps, or a part of the source. */
export type Topic = OverviewTopic | PartTopic;

interface OverviewTopic {
  readonly kind: "overview";
  readonly subjects: readonly Subject[];
}

export interface PartTopic {
  readonly kind: "part";
  readonly subjects: readonly Subject[];
  readonly title: string;
  readonly withoutModel: string;
}

/** `undefined` where the walkthrough has no such step or function. */
export function topicOf(
  { order, function: wanted, language }: ExplainStepParams,
  root: string,
  walkthrough: Walkthrough,
): Topic | undefined {
  const { steps } = walkthrough;
  const words = wordsOf(languageOf(language));
  if (wanted !== undefined) {
    const [found] = functionsInWalk(walkthrough, wanted.name, fileIn(root, wanted.uri));
    if (found === undefined) return undefined;
    const statements = functionBody(found, steps.length, words);
    return {
      kind: "part",
      subjects: [{ ...found, callees: found.calls, statements }],
      title: found.declaration,
      withoutModel: statements.join("\n\n"),
    };
  }
  if (order === 0)
    return steps.length === 0 ? undefined : { kind: "overview", subjects: steps.map(subjectOfStep) };
  const step = steps.find((each) => each.order === order);
  if (step === undefined) return undefined;
  return {
    kind: "part",
    subjects: [subjectOfStep(step)],
    title: step.title,
    withoutModel: stepBody(step, words).join("\n\n"),
  };
}
