import type { Step, Walkthrough } from "../walkthrough.ts";
import { wordsOf } from "../words/describe.ts";
import type { Language } from "../words/words.ts";

/** The walkthrough as a Mermaid flow chart: a box for each step, a frame for each run of steps of one phase. */
export function toMermaid({ steps }: Walkthrough, language: Language): string {
  const { phases } = wordsOf(language);
  const runs: Step[][] = [];
  for (const step of steps) {
    const run = runs.at(-1);
    if (run?.[0]?.phase === step.phase) run.push(step);
    else runs.push([step]);
  }
  const frames = runs.flatMap((run, index) => [
    `  subgraph p${index + 1}["${phases[(run[0]?.phase ?? 1) - 1] ?? ""}"]`,
    ...run.map((step) => `    s${step.order}["${step.order}. ${escaped(step.title)}"]`),
    "  end",
  ]);
  const arrows = steps
    .slice(1)
    .map(({ order, via }) => `  s${order - 1} ${via === "call" ? "-->" : "-.->"} s${order}`);
  return ["flowchart TD", ...frames, ...arrows, ""].join("\n");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "#amp;")
    .replaceAll('"', "#quot;")
    .replaceAll("<", "#lt;")
    .replaceAll(">", "#gt;");
}
