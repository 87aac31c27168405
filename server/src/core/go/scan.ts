/** A declaration at the top level of a Go file, found without parsing it. */
export interface Outline {
  readonly kind: "function" | "method" | "type" | "value";
  readonly name: string;
  /** The name of the receiver's type, for a method. */
  readonly receiver: string | undefined;
  readonly hasPointerReceiver: boolean;
  /** UTF-16 offsets of the text to parse for it: the declaration, or the group in parentheses that holds it. */
  readonly start: number;
  readonly end: number;
}

export interface Import {
  readonly path: string;
  /** The name given in the file; `_` for an import for its side effects, `.` for one into the file's scope. */
  readonly name: string | undefined;
}

export interface FileOutline {
  readonly packageName: string | undefined;
  readonly imports: readonly Import[];
  readonly declarations: readonly Outline[];
}

const keywords = new Set(["package", "import", "func", "type", "var", "const"]);
const functionHeader =
  /^func\s*(?:\(\s*(?:[\p{L}\p{N}_]+\s+)?(?<pointer>\*?)\s*(?<receiver>[\p{L}\p{N}_]+)[^)]*\)\s*)?(?<name>[\p{L}\p{N}_]+)/u;
const names = /^[\p{L}\p{N}_]+(?:\s*,\s*[\p{L}\p{N}_]+)*/u;

/**
 * Cuts a Go file into its top-level declarations: one pass over the characters that knows comments, strings and brackets,
 * several times as fast as parsing. Broken text costs the declaration it is in: a keyword in the first column starts anew.
 */
export function scanFile(text: string): FileOutline {
  const pieces = cut(text);
  let packageName: string | undefined;
  const imports: Import[] = [];
  const declarations: Outline[] = [];
  for (const piece of pieces) {
    const source = text.slice(piece.start, piece.end);
    if (piece.keyword === "package") packageName ??= /^package\s+([\p{L}\p{N}_]+)/u.exec(source)?.[1];
    else if (piece.keyword === "import") imports.push(...importsOf(source));
    else declarations.push(...declarationsOf(piece, source));
  }
  return { packageName, imports, declarations };
}

interface Piece {
  readonly keyword: string;
  readonly start: number;
  end: number;
  /** Offsets of the first word of each line inside a group in parentheses. */
  readonly members: number[];
}

function cut(text: string): Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  let lineStart = 0;
  let isFirstOnLine = true;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      at++;
      lineStart = at;
      isFirstOnLine = true;
    } else if (code === 32 || code === 9 || code === 13) at++;
    else if (code === 47 && text[at + 1] === "/") at = endOfLine(text, at);
    else if (code === 47 && text[at + 1] === "*") at = after(text, "*/", at + 2);
    else if (code === 34 || code === 39) at = endOfQuoted(text, at, code);
    else if (code === 96) at = after(text, "`", at + 1);
    else if (code === 40 || code === 91 || code === 123) {
      depth++;
      at++;
      isFirstOnLine = code === 40 && depth === 1;
    } else if (code === 41 || code === 93 || code === 125) {
      depth = Math.max(0, depth - 1);
      at++;
      // What a function without parameters returns is on the line of its name.
      isFirstOnLine = false;
    } else if (isWordStart(code)) {
      const end = endOfWord(text, at);
      const keyword = isFirstOnLine && (depth === 0 || at === lineStart) ? text.slice(at, end) : "";
      if (keywords.has(keyword)) {
        depth = 0;
        const last = pieces.at(-1);
        if (last !== undefined) last.end = at;
        pieces.push({ keyword, start: at, end: text.length, members: [] });
      } else if (isFirstOnLine && depth === 1) pieces.at(-1)?.members.push(at);
      isFirstOnLine = false;
      at = end;
    } else {
      isFirstOnLine = code === 59;
      at++;
    }
  }
  return pieces;
}

function declarationsOf(piece: Piece, source: string): Outline[] {
  const place = { start: piece.start, end: piece.end };
  if (piece.keyword === "func") {
    const header = functionHeader.exec(source)?.groups;
    const name = header?.["name"];
    if (name === undefined) return [];
    const receiver = header?.["receiver"];
    const hasPointerReceiver = header?.["pointer"] === "*";
    const kind = receiver === undefined ? "function" : "method";
    return [{ kind, name, receiver, hasPointerReceiver, ...place }];
  }
  const kind = piece.keyword === "type" ? "type" : "value";
  const isGroup = /^\w+\s*\(/u.test(source);
  const heads = isGroup
    ? piece.members.map((at) => source.slice(at - piece.start, at - piece.start + 400))
    : [source.slice(piece.keyword.length).trimStart()];
  return heads.flatMap((head) =>
    (names.exec(head)?.[0].split(",") ?? []).map((name) => ({
      kind,
      name: name.trim(),
      receiver: undefined,
      hasPointerReceiver: false,
      ...place,
    })),
  );
}

function importsOf(source: string): Import[] {
  const withoutComments = source.replaceAll(/(?:^|(?<=["`]))\s*\/\/.*$/gmu, "");
  return [...withoutComments.matchAll(/(?:([\p{L}\p{N}_.]+)[ \t]+)?["`]([^"`\n]+)["`]/gu)].map(
    ([, name, path]) => ({ path: path ?? "", name: name === "import" ? undefined : name }),
  );
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}

/** A string or rune ends at its quote, or at the line's end where the quote is missing. */
function endOfQuoted(text: string, at: number, quote: number): number {
  for (let next = at + 1; next < text.length; next++) {
    const code = text.charCodeAt(next);
    if (code === 92) next++;
    else if (code === quote) return next + 1;
    else if (code === 10) return next;
  }
  return text.length;
}

function isWordStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 128;
}

function endOfWord(text: string, at: number): number {
  let end = at + 1;
  for (let code = text.charCodeAt(end); isWordStart(code) || (code >= 48 && code <= 57);)
    code = text.charCodeAt(++end);
  return end;
}
