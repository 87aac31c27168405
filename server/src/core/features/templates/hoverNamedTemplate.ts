import { controlWordOf } from "../../helm/action.ts";
import type { Template } from "../../helm/readTemplate.ts";
import { joined, say, type Message } from "../../text/message.ts";
import { code } from "../markdown.ts";

/** Lines of a definition that are shown; who wants more opens the file. */
const mostLines = 12;

/** How a named template is defined. Nothing where none of some templates does. @param templates of the chart and of those inside of it */
export function hoverNamedTemplate(name: string, templates: readonly Template[]): Message | undefined {
  for (const template of templates) {
    const definition = template.definitions.find((each) => each.name === name);
    if (definition === undefined) continue;
    const fence = "```";
    const text = definitionFrom(template, definition.start).replaceAll(fence, "'''");
    return joined([say`**${code(name)}** — named template`, `${fence}helm\n${text}\n${fence}`], "\n\n");
  }
  return undefined;
}

/** From the action that begins it to the one that ends it. */
function definitionFrom({ text, actions }: Template, offset: number): string {
  const first = actions.findIndex(({ start, end }) => start <= offset && offset < end);
  let depth = 0;
  let last = first;
  for (const [index, action] of actions.entries()) {
    if (index < first) continue;
    const word = controlWordOf(action);
    if (word === "end") depth -= 1;
    else if (word !== undefined && word !== "else" && word !== "break" && word !== "continue") depth += 1;
    last = index;
    if (depth === 0) break;
  }
  const lines = text.slice(actions[first]?.start, actions[last]?.end).split(/\r?\n/u);
  return [...lines.slice(0, mostLines), ...(lines.length > mostLines ? ["# …"] : [])].join("\n");
}
