import { GoPattern } from "../formats/goPattern.ts";

/**
 * Whether a path is one of those that some patterns mean, or lies below one. `*` and `?` stand for characters of a name, `**` for any
 * folders. An empty pattern means nothing. All paths are relative and have `/` between their parts.
 */
export function matcherOf(patterns: readonly string[]): (path: string) => boolean {
  const expressions = patterns.filter((pattern) => pattern !== "").map(expressionOf);
  return (path) => expressions.some((expression) => expression.test(path));
}

function expressionOf(pattern: string): GoPattern {
  const names = pattern.split("/").filter((name) => name !== "" && name !== ".");
  const parts = names.map((name) => (name === "**" ? "(?:[^/]+/)*" : `${nameExpression(name)}/`));
  // The path is tested as if it were a folder, so that what stands below a match is one.
  const source = parts.join("").replace(/\/$/u, "(?:/|$)");
  return new GoPattern(`^${source}`);
}

function nameExpression(name: string): string {
  return name
    .replaceAll(/[$()+.[\\\]^{|}]/gu, String.raw`\$&`)
    .replaceAll(/\*+/gu, "[^/]*")
    .replaceAll("?", "[^/]");
}
