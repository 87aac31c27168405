import { endOfLine, startOfLine } from "./comments.ts";

/**
 * The text with an alias that is a key, `*name:`, as the plain text `name :`, which is as long. Kubernetes' reader takes the colon for the
 * sign of a mapping, js-yaml for a part of the alias and stops there or in the next line.
 * @param position where the parser stopped
 * @returns nothing where no such key stands there, or nothing above has that anchor
 */
export function withAliasKey(source: string, position: number): string | undefined {
  for (let line = startOfLine(source, position), lines = 0; lines < 2; lines++) {
    const written = source.slice(line, endOfLine(source, line));
    const [, before = "", name = ""] = /^(\s*(?:-\s+)*)\*([\w-]+):(?=\s|$)/u.exec(written) ?? [];
    if (name !== "" && new RegExp(`&${name}\\s`, "u").test(source.slice(0, line))) {
      const start = line + before.length;
      return `${source.slice(0, start)}${name} ${source.slice(start + name.length + 1)}`;
    }
    if (line === 0) break;
    line = startOfLine(source, line - 1);
  }
  return undefined;
}
