import { startOfLine } from "../yaml/comments.ts";
import type { YamlDocument, YamlEntry } from "../yaml/node.ts";

/** Lines of a default that are shown; who wants more opens the file. */
const mostLines = 12;

/** What the comment right above a key says, with the marks of helm-docs left away; empty without one. */
export function commentAbove({ text }: YamlDocument, { key }: YamlEntry): string {
  const lines = text.slice(0, startOfLine(text, key.start)).split(/\r?\n/u).slice(0, -1);
  const first = lines.findLastIndex((line) => !/^\s*#/u.test(line)) + 1;
  return lines
    .slice(first)
    .map((line) => line.replace(/^\s*#+\s?(?:--\s)?/u, ""))
    .filter((line) => !line.startsWith("@"))
    .join("\n")
    .trim();
}

/** The key with its value as they stand in the file, without their indentation. */
export function defaultText({ text }: YamlDocument, { key, value }: YamlEntry): string {
  const start = startOfLine(text, key.start);
  const indentation = text.slice(start, key.start);
  const lines = text.slice(key.start, Math.max(value.end, key.end)).trimEnd().split(/\r?\n/u);
  const shown = lines.map((line) => (line.startsWith(indentation) ? line.slice(indentation.length) : line));
  return [...shown.slice(0, mostLines), ...(shown.length > mostLines ? ["# …"] : [])].join("\n");
}
