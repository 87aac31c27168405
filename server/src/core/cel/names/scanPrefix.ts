/** What is open at the end of a text: a bracket, a map whose entry has its colon (`{:`), the `?` of a conditional. */
type Open = "(" | "[" | "{" | "{:" | "?";

/** The beginning of an expression, read as far as it goes. */
export interface ScannedPrefix {
  /** What would have to follow so that everything that is open is closed. */
  readonly closing: string;
  /** Where parts begin that would be expressions of their own, in the order of the text. */
  readonly starts: readonly number[];
  /** The text ends inside of a string or a comment, where nothing has a meaning. */
  readonly isInsideText: boolean;
}

const TOKEN =
  /\s+|(?<comment>\/\/[^\n]*)|(?<string>[rRbB]{0,2}(?:"""(?:\\[\s\S]|[^\\])*?(?:"""|$)|'''(?:\\[\s\S]|[^\\])*?(?:'''|$)|"(?:\\[\s\S]|[^"\\])*(?:"|$)|'(?:\\[\s\S]|[^'\\])*(?:'|$)))|\w+|&&|\|\||\.\?|\[\?|[\s\S]/gu;

/** Reads the beginning of a CEL expression, whatever it looks like. */
export function scanPrefix(text: string): ScannedPrefix {
  const open: Open[] = [];
  const starts: number[] = [];
  let isInsideText = false;
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    const { string, comment } = match.groups ?? {};
    const end = match.index + token.length;
    if (string !== undefined) isInsideText = end === text.length && !isClosed(string);
    else if (comment !== undefined) isInsideText = end === text.length;
    else if (step(token, open)) starts.push(end);
  }
  return { closing: open.toReversed().map(closingOf).join(""), starts, isInsideText };
}

function isClosed(string: string): boolean {
  const text = string.replace(/^[rRbB]+/u, "");
  const quote = /^(?:"""|'''|"|')/u.exec(text)?.[0] ?? "";
  return text.length >= 2 * quote.length && text.endsWith(quote) && !/(?:^|[^\\])(?:\\\\)*\\.$/su.test(text);
}

/** Takes one token in. @returns whether an expression may begin behind it */
function step(token: string, open: Open[]): boolean {
  switch (token) {
    case "(":
    case "{":
    case "?":
      open.push(token);
      return true;
    case "[":
    case "[?":
      open.push("[");
      return true;
    case ")":
      close(open, ["("]);
      return false;
    case "]":
      close(open, ["["]);
      return false;
    case "}":
      close(open, ["{", "{:"]);
      return false;
    case ":":
      if (open.at(-1) === "?") open.pop();
      else if (open.at(-1) === "{") open.splice(-1, 1, "{:");
      return true;
    case ",":
      while (open.at(-1) === "?") open.pop();
      if (open.at(-1) === "{:") open.splice(-1, 1, "{");
      return true;
    default:
      return token === "&&" || token === "||";
  }
}

function close(open: Open[], kinds: readonly Open[]): void {
  const last = open.findLastIndex((one) => kinds.includes(one));
  if (last >= 0) open.length = last;
}

function closingOf(open: Open): string {
  switch (open) {
    case "(":
      return ")";
    case "[":
      return "]";
    case "{":
      return ": null}";
    case "{:":
      return "}";
    case "?":
      return " : null";
  }
}
