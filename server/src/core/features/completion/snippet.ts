/**
 * Texts with places to fill in, in the snippet syntax of the Language Server Protocol: `$1`, `${1:text}`, `${1|a,b|}`.
 * https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#snippet_syntax
 */

/** Literal text inside a snippet. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, (character) => `\\${character}`);
}

/** Hands out the numbers of the places in one snippet. */
export interface Places {
  /** An empty place. */
  empty(): string;
  /** A place that holds a text until something else is typed. */
  text(text: string): string;
  /** The same place for the same text, so that a name and what has to agree with it are typed once. */
  shared(text: string): string;
  /** A place with values to choose from; the first stands there at the beginning. */
  choice(values: readonly string[]): string;
}

export function countPlaces(): Places {
  let last = 0;
  const shared = new Map<string, string>();
  const next = (): string => {
    last += 1;
    return String(last);
  };
  return {
    empty: () => `$${next()}`,
    text: (text) => `\${${next()}:${escapeSnippet(text)}}`,
    shared: (text) => {
      const known = shared.get(text);
      if (known !== undefined) return `$${known}`;
      const number = next();
      shared.set(text, number);
      return `\${${number}:${escapeSnippet(text)}}`;
    },
    choice: (values) => `\${${next()}|${values.map(escapeChoice).join(",")}|}`,
  };
}

function escapeChoice(text: string): string {
  return text.replace(/[\\$},|]/g, (character) => `\\${character}`);
}

/** The snippet as it reads when nobody fills anything in. A place that is repeated shows its text everywhere. */
export function plainText(snippet: string): string {
  const texts = new Map<string, string>();
  const place = /\\([\\$}])|\$(\d+)|\$\{(\d+)(?::((?:\\.|[^\\}])*)|\|((?:\\.|[^\\|])*)\|)?\}/g;
  return snippet.replace(
    place,
    (_, escaped?: string, bare?: string, number?: string, text?: string, choices?: string) => {
      if (escaped !== undefined) return escaped;
      if (bare !== undefined) return texts.get(bare) ?? "";
      const shown = unescape(
        choices === undefined ? (text ?? "") : (/^(?:\\.|[^\\,])*/.exec(choices)?.[0] ?? ""),
      );
      if (number !== undefined) texts.set(number, shown);
      return shown;
    },
  );
}

function unescape(text: string): string {
  return text.replace(/\\(.)/g, "$1");
}
