import { stepBody } from "../../core/go/tour/markdown.ts";
import type { Step, Walkthrough } from "../../core/go/walkthrough.ts";
import { wordsOf } from "../../core/go/words/describe.ts";
import type { Language } from "../../core/go/words/words.ts";
import { uriOf } from "../../core/text/filePath.ts";
import type { ShownStep, ShownWalkthrough } from "./protocol.ts";

/** A walkthrough that was just made, as the editor shows it. */
export function shownWalkthrough(
  { name, steps, functions }: Walkthrough,
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
      ...doubtAbout(step, functions, root),
      summary: step.text.what,
      details: stepBody(step, words).join("\n\n"),
      anchor: step.anchor,
    })),
  };
}

const certain = 1;

function doubtAbout(
  { file, declaration, confidence }: Step,
  functions: Walkthrough["functions"],
  root: string,
): Pick<ShownStep, "doubt"> {
  if (confidence === certain) return {};
  const reached = functions.find((each) => each.file === file && each.declaration === declaration);
  const call = reached?.callers.find((each) => each.confidence < certain);
  const caller = call === undefined ? undefined : functions[call.function];
  if (reached === undefined || call === undefined || caller === undefined) return {};
  const { startLine, endLine } = reached;
  const name = declaration.slice(declaration.lastIndexOf(".") + 1);
  return { doubt: { uri: uriOf(`${root}/${caller.file}`), line: call.line, name, startLine, endLine } };
}
