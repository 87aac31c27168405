import { stepBody } from "../../core/go/tour/markdown.ts";
import type { Walkthrough } from "../../core/go/walkthrough.ts";
import { wordsOf } from "../../core/go/words/describe.ts";
import type { Language } from "../../core/go/words/words.ts";
import { uriOf } from "../fileUris.ts";
import type { ShownWalkthrough } from "./protocol.ts";

/** A walkthrough that was just made, as the editor shows it. */
export function shownWalkthrough(
  { name, steps }: Walkthrough,
  root: string,
  language: Language,
): ShownWalkthrough {
  const words = wordsOf(language);
  return {
    title: words.walkthroughOf.replace("{name}", name),
    steps: steps.map((step) => ({
      order: step.order,
      title: step.title,
      phase: words.phases[step.phase - 1] ?? "",
      uri: uriOf(`${root}/${step.file}`),
      startLine: step.startLine,
      endLine: step.endLine,
      status: "ok",
      confidence: step.confidence,
      isInsideLibrary: step.isInsideLibrary,
      summary: step.text.what,
      details: stepBody(step, words).join("\n\n"),
      anchor: step.anchor,
    })),
  };
}
