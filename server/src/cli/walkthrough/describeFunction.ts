import type { ExportFormat } from "../../core/go/tour/exportAs.ts";
import type { Walkthrough } from "../../core/go/walkthrough.ts";
import { functionsInWalk } from "../../core/go/ways/functionInWalk.ts";
import { functionText } from "../../core/go/ways/functionText.ts";
import { wordsOf } from "../../core/go/words/describe.ts";
import type { Language } from "../../core/go/words/words.ts";
import { closestName } from "../../core/text/closestName.ts";
import { say } from "../../core/text/message.ts";
import { CommandError } from "../commandError.ts";
import { oneOf } from "../readArguments.ts";

/** `drydock walkthrough --function NAME`: what each function of that name is in the walkthrough, and what leads there. */
export function describeFunction(
  walkthrough: Walkthrough,
  name: string,
  format: ExportFormat,
  language: Language,
): string {
  const found = functionsInWalk(walkthrough, name);
  if (found.length === 0) throw notReached(walkthrough, name);
  const shown = oneOf("--format", format, ["json", "markdown"]);
  if (shown === "json") return `${JSON.stringify(found, undefined, 2)}\n`;
  const words = wordsOf(language);
  return found.map((each) => functionText(each, walkthrough.steps.length, words)).join("\n");
}

function notReached({ entry, functions }: Walkthrough, name: string): CommandError {
  const names = functions.map(({ declaration }) => declaration.slice(declaration.lastIndexOf(".") + 1));
  const meant = closestName(name, names);
  const advice =
    meant === undefined
      ? say`Of controllers that look alike, it follows one; \`--follow\` names the file or folder of another one.`
      : say`Did you mean \`${meant}\`?`;
  return new CommandError(say`The walk from \`${entry}\` does not come to a function \`${name}\`. ${advice}`);
}
