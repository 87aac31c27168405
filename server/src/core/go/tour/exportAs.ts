import type { Walkthrough } from "../walkthrough.ts";
import type { Language } from "../words/words.ts";
import { toCodeTour } from "./codeTour.ts";
import { toMarkdown } from "./markdown.ts";
import { toMermaid } from "./mermaid.ts";

export const exportFormats = ["json", "tour", "markdown", "mermaid"] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** A walkthrough as the text of a file. @param commit pins a tour to it; other formats ignore it */
export function exportAs(
  walkthrough: Walkthrough,
  format: ExportFormat,
  language: Language,
  commit: string | undefined,
): string {
  switch (format) {
    case "json":
      return toJson(walkthrough);
    case "tour":
      return `${JSON.stringify(toCodeTour(walkthrough, language, commit), undefined, 2)}\n`;
    case "markdown":
      return toMarkdown(walkthrough, language);
    case "mermaid":
      return toMermaid(walkthrough, language);
  }
}

/** What was told, without the functions that the walk only came by. */
function toJson({ entry, name, steps }: Walkthrough): string {
  return `${JSON.stringify({ entry, name, steps }, undefined, 2)}\n`;
}
