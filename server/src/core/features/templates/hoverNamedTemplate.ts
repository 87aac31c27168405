import { actionsOfDefinition } from "../../helm/definition.ts";
import type { Template } from "../../helm/template.ts";
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
  const inside = actionsOfDefinition(actions, offset);
  const lines = text.slice(inside[0]?.start, inside.at(-1)?.end).split(/\r?\n/u);
  return [...lines.slice(0, mostLines), ...(lines.length > mostLines ? ["# …"] : [])].join("\n");
}
