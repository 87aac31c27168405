import { Hover, languages, MarkdownString, Range, type Disposable, type DocumentFilter } from "vscode";
import type { Tour } from "./tour.ts";

/** What is said of a step, at any line of it. Facts quote source code, so the Markdown is not trusted. */
export function showStepHovers(selector: readonly DocumentFilter[], tour: Tour): Disposable {
  return languages.registerHoverProvider(selector, {
    provideHover(document, position) {
      const uri = document.uri.toString();
      const line = position.line + 1;
      const steps = tour
        .walkthrough()
        ?.steps.filter((step) => step.uri === uri && step.startLine <= line && line <= step.endLine)
        .sort((one, other) => one.endLine - one.startLine - (other.endLine - other.startLine));
      const current = tour.current();
      const step = steps?.find(({ order }) => order === current?.order) ?? steps?.[0];
      if (step === undefined || step.status === "lost") return undefined;
      const content = new MarkdownString().appendMarkdown(`**${String(step.order)}.** `);
      content.appendText(step.title).appendMarkdown(`\n\n${step.details}`);
      return new Hover(content, new Range(step.startLine - 1, 0, step.endLine - 1, 0));
    },
  });
}
