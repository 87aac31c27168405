import type { Template } from "../../helm/template.ts";
import { placeInTemplate } from "../../helm/templatePlace.ts";
import { joined, type Message } from "../../text/message.ts";
import type { Range } from "../../text/range.ts";
import { builtInWords } from "./words/builtInWords.ts";
import { wordsOfFunctions } from "./words/wordsOfFunctions.ts";

/** What the function or the built-in object at an offset of a template is for; nothing at everything else. */
export function hoverTemplate(
  template: Template,
  offset: number,
): { readonly range: Range; readonly said: Message } | undefined {
  const place = placeInTemplate(template, offset);
  if (place?.kind === "word") {
    const { range } = place;
    const known = wordsOfFunctions.get(template.text.slice(range.start, range.end));
    if (known === undefined) return undefined;
    const fence = "```";
    const signature = `${fence}helm\n${`${known.name} ${known.takes}`.trim()}\n${fence}`;
    return { range, said: joined([signature, known.does], "\n\n") };
  }
  if (place?.kind !== "name") return undefined;
  const { chain, scope, index, name } = place;
  const start = chain.variable === undefined ? scope.dot : scope.variables.get(chain.variable);
  if (start?.kind !== "root" && start?.kind !== "argument") return undefined;
  const written = chain.names.slice(0, index + 1).map(({ text }) => text);
  const said = builtInWords.get(written.join("."));
  return said && { range: { start: name.start, end: name.end }, said };
}
