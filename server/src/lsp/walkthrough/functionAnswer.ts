import { functionAt } from "../../core/go/functionAt.ts";
import { functionBody, hopText } from "../../core/go/ways/functionText.ts";
import { functionsInWalk } from "../../core/go/ways/functionInWalk.ts";
import { wordsOf } from "../../core/go/words/describe.ts";
import { uriOf } from "../../core/text/filePath.ts";
import { languageOf } from "../../sources/languages.ts";
import type { FunctionAnswer, FunctionParams } from "./protocol.ts";
import { fileIn, type WalkthroughLink } from "./walkthroughLink.ts";

/** What the function around a place in a Go file is in a walkthrough, and which calls lead to it. */
export async function functionAnswer(
  params: FunctionParams,
  walks: WalkthroughLink,
  signal: AbortSignal,
  onProgress: (inputs: number) => void,
): Promise<FunctionAnswer> {
  const { fileUri, text, offset, language } = params;
  const place = functionAt(text, offset);
  if (place === undefined) return { kind: "no-function" };
  const { name } = place;
  const { root, walkthrough } = await walks.walkTo(params, { uri: fileUri, name }, signal, onProgress);
  if (walkthrough === undefined) return { kind: "no-program" };
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
