import path from "node:path";
import { fileURLToPath } from "node:url";
import { functionAt } from "../../core/go/functionAt.ts";
import { functionBody, hopText } from "../../core/go/ways/functionText.ts";
import { functionsInWalk } from "../../core/go/ways/functionInWalk.ts";
import { wordsOf } from "../../core/go/words/describe.ts";
import { withSlashes } from "../../walkthrough/readWalkthrough.ts";
import type { WalkResult } from "../../walkthrough/worker.ts";
import { uriOf } from "../fileUris.ts";
import type { FunctionAnswer, FunctionParams } from "./protocol.ts";
import { languageOf } from "./walkthroughLink.ts";

/** What the function around a place in a Go file is in a walkthrough, and which calls lead to it. */
export function functionAnswer(
  { fileUri, text, offset, language }: FunctionParams,
  { root, walkthrough }: WalkResult,
): FunctionAnswer {
  if (walkthrough === undefined) return { kind: "no-program" };
  const place = functionAt(text, offset);
  if (place === undefined) return { kind: "no-function" };
  const { name } = place;
  const [found] = functionsInWalk(walkthrough, name, fileIn(root, fileUri));
  if (found === undefined) return { kind: "not-reached", name };
  const words = wordsOf(languageOf(language));
  return {
    kind: "found",
    name,
    line: place.line,
    details: functionBody(found, walkthrough.steps.length, words).join("\n\n"),
    ways: found.ways.map((way) =>
      way.map(({ file, line }, at) => ({
        label: hopText(way, at, name, words.inWalk).replaceAll("`", ""),
        uri: uriOf(`${root}/${file}`),
        line,
      })),
    ),
  };
}

/** The path of a file relative to the root, as walkthroughs have it. */
export function fileIn(root: string, uri: string): string {
  return withSlashes(path.relative(root, fileURLToPath(uri)));
}
