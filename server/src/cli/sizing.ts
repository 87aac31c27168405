import { locate } from "../core/documents/documentPlace.ts";
import { modelSizes } from "../core/features/sizing/modelSizes.ts";
import { parseDocument } from "../core/yaml/parseDocument.ts";
import { say, type Words } from "../core/text/message.ts";
import { wordsIn } from "../sources/words.ts";
import { CommandError } from "./commandError.ts";
import { readArguments } from "./readArguments.ts";
import { collectInputs } from "./validate/collectInputs.ts";
import { decode, sourceOf, type Input } from "./validate/input.ts";
import type { ExitStatus, World } from "./world.ts";

/** `drydock sizing`: how much memory the models in some manifests take on each GPU, with the calculation. */
export async function sizing(args: readonly string[], world: World): Promise<ExitStatus> {
  const { positionals } = readArguments(args, {});
  if (positionals.length === 0)
    throw new CommandError(
      say`Name files or folders, or \`-\` for standard input: \`drydock sizing serving.yaml\``,
    );
  const { inputs, problems: unread } = await collectInputs(positionals, world);
  const words = wordsIn(world.language);
  const problems = [...unread];
  const texts: string[] = [];
  for (const input of inputs) {
    const result = input.read();
    if (result.kind === "failed") problems.push(result.problem);
    else texts.push(...sizesIn(input, decode(result.bytes), words).map((text) => withoutMarks(text, world)));
  }
  await world.write(texts.length === 0 ? `${words(say`No model whose size is known.`)}\n` : texts.join("\n"));
  for (const problem of problems) world.warn(words(problem));
  return problems.length > 0 ? 2 : 0;
}

/** What editors show in Markdown, in a terminal. */
function withoutMarks(text: string, { paint }: World): string {
  return text.replaceAll(/\*\*([^*]+)\*\*/gu, (_, strong: string) => paint(["bold"], strong));
}

function sizesIn(input: Input, text: string, words: Words): readonly string[] {
  const file = sourceOf(input, text);
  return file.parts.flatMap((part) =>
    modelSizes(parseDocument(part.text)).map(({ range, label, arithmetic }) => {
      const line = (locate({ file, part, range }, file)?.start.line ?? 0) + 1;
      return `${input.name}:${String(line)}: ${words(label)}\n\n${words(arithmetic)}\n`;
    }),
  );
}
