/** A word of a shell command and the stretch of the script that it was written as. */
export interface ShellWord {
  /** After quotes are removed; variables stay as they are written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The shell or the kubelet puts something in here that the manifest does not tell. */
  readonly dynamic: boolean;
}

const separators = new Set([";", "&", "|", "\n", "(", ")", "`"]);

/**
 * The simple commands of a shell script, each as its words. Enough of the shell's grammar to read the command line of a
 * program out of what people write behind `sh -c`: quotes, escapes, comments, line continuations, operators and
 * redirections. Reading ends at a here-document, whose lines are no commands.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
 */
export function shellCommands(script: string): readonly (readonly ShellWord[])[] {
  const commands: ShellWord[][] = [[]];
  let at = 0;
  while (at < script.length) {
    const character = script.charAt(at);
    if (script.startsWith("\\\n", at)) at += 2;
    else if (character === "#") at = endOf(script, at, "\n");
    else if (character === "<" && script.startsWith("<<", at)) break;
    else if (character === "<" || character === ">") at = afterRedirection(script, at);
    else if (separators.has(character)) {
      commands.push([]);
      at++;
    } else if (/\s/u.test(character)) at++;
    else {
      const word = readWord(script, at);
      at = word.end;
      // The number before a redirection is a file descriptor, as in `2>&1`.
      if (!(/^\d$/u.test(word.text) && /[<>]/u.test(script.charAt(at)))) commands.at(-1)?.push(word);
    }
  }
  return commands.map(withoutPrefix).filter((words) => words.length > 0);
}

function readWord(script: string, start: number): ShellWord {
  let text = "";
  let at = start;
  let dynamic = false;
  while (at < script.length) {
    const character = script.charAt(at);
    if (/\s/u.test(character) || (separators.has(character) && !script.startsWith("$(", at - 1))) break;
    if (character === "<" || character === ">") break;
    if (character === "'") {
      const end = endOf(script, at + 1, "'");
      text += script.slice(at + 1, end);
      at = end + 1;
    } else if (character === '"') {
      const end = endOfDoubleQuotes(script, at + 1);
      const quoted = script.slice(at + 1, end);
      dynamic ||= /[$`]/u.test(quoted);
      text += quoted.replaceAll(/\\(["\\$`])/gu, "$1");
      at = end + 1;
    } else if (character === "\\") {
      if (script.charAt(at + 1) !== "\n") text += script.charAt(at + 1);
      at += 2;
    } else if (character === "$") {
      const end = endOfExpansion(script, at);
      dynamic = true;
      text += script.slice(at, end);
      at = end;
    } else {
      text += character;
      at++;
    }
  }
  return { text, start, end: Math.max(at, start + 1), dynamic };
}

function endOf(script: string, from: number, mark: string): number {
  const found = script.indexOf(mark, from);
  return found === -1 ? script.length : found;
}

function endOfDoubleQuotes(script: string, from: number): number {
  for (let at = from; at < script.length; at++) {
    if (script.charAt(at) === "\\") at++;
    else if (script.charAt(at) === '"') return at;
  }
  return script.length;
}

/** Behind `$NAME`, `${…}` or `$(…)`, with nested parentheses. */
function endOfExpansion(script: string, start: number): number {
  const open = script.charAt(start + 1);
  if (open !== "(" && open !== "{") {
    return start + (/^\$\w*/u.exec(script.slice(start))?.[0].length ?? 1);
  }
  const close = open === "(" ? ")" : "}";
  let depth = 0;
  for (let at = start + 1; at < script.length; at++) {
    if (script.charAt(at) === open) depth++;
    if (script.charAt(at) === close && --depth === 0) return at + 1;
  }
  return script.length;
}

function afterRedirection(script: string, start: number): number {
  const operator = /^[<>]{1,2}[&|]?\s*/u.exec(script.slice(start))?.[0].length ?? 1;
  const target = start + operator;
  return target < script.length ? readWord(script, target).end : target;
}

const prefixes = new Set([
  "if",
  "then",
  "else",
  "elif",
  "do",
  "while",
  "until",
  "!",
  "{",
  "exec",
  "nohup",
  "time",
  "env",
]);

/** Without what may stand before a program: words of the grammar, `exec` and its like, and assignments. */
function withoutPrefix(words: readonly ShellWord[]): readonly ShellWord[] {
  const first = words.findIndex(({ text }) => !prefixes.has(text) && !/^[A-Za-z_]\w*=/u.test(text));
  return first === -1 ? [] : words.slice(first);
}
