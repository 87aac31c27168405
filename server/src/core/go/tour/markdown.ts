import type { Step, Walkthrough } from "../walkthrough.ts";
import { wordsOf } from "../words/describe.ts";
import type { Language, Words } from "../words/words.ts";

/** The walkthrough as a Markdown document, a heading for each phase and step. */
export function toMarkdown({ name, steps }: Walkthrough, language: Language): string {
  const words = wordsOf(language);
  const blocks = [`# ${words.walkthroughOf.replace("{name}", name)}`];
  let phase = 0;
  for (const step of steps) {
    if (step.phase !== phase) blocks.push(`## ${words.phases[step.phase - 1] ?? ""}`);
    phase = step.phase;
    blocks.push(...stepBlocks(step, words));
  }
  return `${blocks.join("\n\n")}\n`;
}

function stepBlocks(step: Step, words: Words): string[] {
  const { order, title, file, startLine, endLine } = step;
  return [
    `### ${order}. ${title.replaceAll(/[*_[\]]/gu, String.raw`\$&`)}`,
    `\`${file}:${startLine}-${endLine}\``,
    ...stepBody(step, words),
  ];
}

/** What is said of a step, as blocks of Markdown. */
export function stepBody({ text }: Pick<Step, "text">, words: Words): readonly string[] {
  const lists = [...text.facts, ...text.notes].map((line) => `- ${line}`);
  return [
    text.what,
    `*${words.whyHeading}*${words.colon}${text.why}`,
    ...(lists.length === 0 ? [] : [lists.join("\n")]),
  ];
}
