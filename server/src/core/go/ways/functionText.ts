import { stepBody } from "../tour/markdown.ts";
import type { Step } from "../walkthrough.ts";
import type { FunctionWords, Words } from "../words/words.ts";
import type { FunctionInWalk } from "./functionInWalk.ts";
import type { Hop, Way } from "./waysTo.ts";

/** What a function is in a walkthrough, as a Markdown document. @param count of the steps of the walkthrough */
export function functionText(found: FunctionInWalk, count: number, words: Words): string {
  const { file, declaration, startLine, endLine } = found;
  const blocks = [
    `# ${words.inWalk.title.replace("{name}", plain(declaration))}`,
    `\`${file}:${startLine}-${endLine}\``,
    ...functionBody(found, count, words),
    ...waysText(found, words),
  ];
  return `${blocks.join("\n\n")}\n`;
}

const mostCalls = 12;

/** What is said of the function itself, as blocks of Markdown: its steps, what comes before and after, what it calls. */
export function functionBody(
  { steps, before, after, ways, calls }: FunctionInWalk,
  count: number,
  words: Words,
): readonly string[] {
  const { inWalk } = words;
  const told = steps.flatMap((step) => [
    `**${said(inWalk.step, { step: String(step.order), count: String(count) })} ${plain(step.title)}**`,
    ...stepBody(step, words),
  ]);
  const next = after === undefined ? undefined : titleOf(after);
  const around = [
    ...(ways.length === 0 ? [inWalk.begins] : []),
    ...(before === undefined ? [] : [said(inWalk.before, { step: titleOf(before) })]),
    ...(next === undefined ? [] : [said(steps.length === 0 ? inWalk.leadsTo : inWalk.after, { step: next })]),
    ...(steps.length > 0 && next === undefined ? [inWalk.last] : []),
  ];
  const names = calls.slice(0, mostCalls).map(({ declaration }) => `\`${declaration}\``);
  const called = [...names, ...(calls.length > mostCalls ? ["…"] : [])].join(words.comma);
  return [
    ...(told.length === 0 ? [inWalk.noStep] : told),
    around.map((line) => `- ${line}`).join("\n"),
    ...(called === "" ? [] : [`${inWalk.calls}${words.colon}${called}`]),
  ].filter((block) => block !== "");
}

function waysText({ ways, declaration }: FunctionInWalk, { inWalk }: Words): string[] {
  if (ways.length === 0) return [];
  return [
    `## ${inWalk.ways}`,
    ...ways.flatMap((way, index) => [
      ...(ways.length === 1 ? [] : [`### ${said(inWalk.way, { number: String(index + 1) })}`]),
      way
        .map((hop, at) => `${at + 1}. ${hopText(way, at, declaration, inWalk)} (\`${hop.file}:${hop.line}\`)`)
        .join("\n"),
    ]),
  ];
}

/** One call of a way in words, as Markdown. @param to the function that the way leads to */
export function hopText(way: Way, at: number, to: string, { edges }: FunctionWords): string {
  const hop: Hop | undefined = way[at];
  if (hop === undefined) return "";
  const next = way[at + 1]?.declaration ?? to;
  return said(edges[hop.kind], { from: `\`${hop.declaration}\``, to: `\`${next}\`` });
}

function titleOf({ order, title }: Step): string {
  return `${order}. ${plain(title)}`;
}

/** Markdown of text: what stands for emphasis or a link in it is escaped. */
function plain(text: string): string {
  return text.replaceAll(/[*_[\]]/gu, String.raw`\$&`);
}

function said(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole);
}
