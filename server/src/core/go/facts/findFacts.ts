import { nodesOf, type Candidate } from "../candidate.ts";
import type { LineStarts } from "../lines.ts";
import { lineAt } from "../lines.ts";
import type { Program } from "../program.ts";
import { textOf } from "../syntax.ts";
import { callFacts } from "./callFacts.ts";
import { elementFacts } from "./elementFacts.ts";
import type { Fact, FactSource, FindFacts } from "./fact.ts";
import { statementFacts } from "./statementFacts.ts";

const finders: readonly FindFacts[] = [callFacts, elementFacts, statementFacts];

/** What the source of a step says, in its order; each fact once. */
export function findFacts(program: Program, step: Candidate, lines: LineStarts): readonly Fact[] {
  const { file } = step.declaration;
  const source: FactSource = {
    program,
    step,
    nodes: nodesOf(step),
    textOf: (node) => textOf(node, file),
    lineOf: (offset) => lineAt(lines, offset),
  };
  const found = new Map<string, Fact>();
  for (const find of finders)
    for (const fact of find(source)) {
      const key = `${fact.type} ${fact.value}`;
      if (!found.has(key)) found.set(key, fact);
    }
  return [...found.values()].sort((a, b) => a.line - b.line);
}
