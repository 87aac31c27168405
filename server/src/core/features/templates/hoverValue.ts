import { commentAbove, defaultText } from "../../helm/valueText.ts";
import { findValue, writtenPath, type ValuePath } from "../../helm/valuePath.ts";
import { joined, say, type Message } from "../../text/message.ts";
import type { YamlDocument } from "../../yaml/node.ts";
import { code, textBlock } from "../markdown.ts";

/** What the chart sets a value to, and what the comment above it says. Nothing where it sets none. */
export function hoverValue(path: ValuePath, values: YamlDocument): Message | undefined {
  const found = findValue(values.root, path);
  if (found.kind !== "found" || found.entry === undefined) return undefined;
  const fence = "```";
  const written = `${fence}yaml\n${defaultText(values, found.entry).replaceAll(fence, "'''")}\n${fence}`;
  const comment = textBlock(commentAbove(values, found.entry));
  const title = say`**${code(`.Values.${writtenPath(path)}`)}** — default in \`values.yaml\``;
  return joined([title, ...(comment === "" ? [] : [comment]), written], "\n\n");
}
