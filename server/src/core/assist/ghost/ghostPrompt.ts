import type { Gap } from "./gap.ts";
import { neutralise } from "../neutralise.ts";

/** What the engine knows about a place; goes in front of the document as comments. */
export interface GapFacts {
  /** The field path of the mapping at the cursor; empty where nothing is known of it. */
  readonly path: string;
  /** Fields that this mapping still has to get, with their types. */
  readonly missing: readonly string[];
  /** Other fields that it may get. */
  readonly possible: readonly string[];
  /** Objects of the same file and those that are referred to, each in one line. */
  readonly objects: readonly string[];
}

const longestContext = 1500;

/**
 * The gap with what is known about it in front, as a model gets it. The facts come first and change least, so that a server
 * reads them once.
 */
export function promptOf({ prefix, suffix }: Gap, facts: GapFacts): { prefix: string; suffix: string } {
  return {
    prefix: neutralise(`${contextOf(facts)}${prefix}`),
    suffix: neutralise(suffix),
  };
}

function contextOf({ path, missing, possible, objects }: GapFacts): string {
  const lines = [
    ...objects.map((object) => `beside: ${object}`),
    ...(missing.length === 0 ? [] : [`${path === "" ? "the object" : path} needs: ${missing.join(", ")}`]),
    ...(possible.length === 0
      ? []
      : [`${path === "" ? "the object" : path} may have: ${possible.join(", ")}`]),
  ];
  let context = "";
  for (const line of lines) {
    const comment = `# ${line.replaceAll(/\s+/gu, " ")}\n`;
    if (context.length + comment.length <= longestContext) context += comment;
  }
  return context;
}

/** The same question for a model that only chats. */
export function gapQuestion({ prefix, suffix }: { prefix: string; suffix: string }): string {
  return `A manifest has a gap:\n\n${prefix}<gap>${suffix}\n\nAnswer with the YAML that stands in the place of <gap>, and with nothing else: a few lines, indented as the place asks for, without a code fence.`;
}

/** The answer of a model that chats, without the fence that it was asked to leave out. */
export function gapAnswer(answer: string): string {
  return /^\s*```[a-z]*\n([\s\S]*?)(?:\n```|$)/u.exec(answer)?.[1] ?? answer;
}
