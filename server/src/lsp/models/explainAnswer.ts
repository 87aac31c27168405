import { systemPrompt } from "../../core/assist/prompts.ts";
import type { ResourceGraph } from "../../core/graph/resourceGraph.ts";
import type { Site } from "../../core/graph/site.ts";
import { say, type Words } from "../../core/text/message.ts";
import type { ModelLink } from "./modelLink.ts";

/** Something that an explanation rests on, and where a person can read it. */
export interface Source {
  readonly title: string;
  /** An address that the editor opens: a file with its line, or a page. */
  readonly target: string;
}

export interface Explanation {
  /** What the model is told, the question last; empty parts are left out. */
  readonly content: readonly string[];
  readonly sources: readonly Source[];
}

const mostTokens = 700;
const mostSources = 12;

/** The model's words, and under them what they rest on. @throws ModelFailure */
export async function explanationBy(
  { content, sources }: Explanation,
  link: ModelLink,
  words: Words,
  signal: AbortSignal,
  onPiece: (piece: string) => void,
): Promise<string> {
  const messages = [
    { role: "system" as const, content: systemPrompt("explain", link.language()) },
    { role: "user" as const, content: content.filter((each) => each !== "").join("\n\n") },
  ];
  const answer = await link.ask({ messages, maxTokens: mostTokens, signal }, onPiece);
  const lines = new Set(sources.map(({ title, target }) => `- ${title}: ${target}`));
  if (lines.size === 0) return answer;
  return [answer.trimEnd(), "", words(say`This rests on:`), ...[...lines].slice(0, mostSources), ""].join(
    "\n",
  );
}

/** An object of the workspace at its line. */
export function sourceOf(graph: ResourceGraph, { uri, part, object: { facts } }: Site): Source {
  const file = graph.fileOf(uri);
  const mark = part.text.startsWith("---") ? 1 : 0;
  const line = (file?.startLines[file.parts.indexOf(part)] ?? 0) + mark;
  return { title: `${facts.gvk.kind} ${facts.name}`, target: `${uri}#L${String(line + 1)}` };
}
