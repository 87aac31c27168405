import type { Cursor } from "../manifest/cursor.ts";
import type { Range } from "../text/range.ts";
import { shellCommands, type ShellWord } from "./shell.ts";
import { expandArgument, expandShell, variablesOf, variablesOfScript, type Variables } from "./variables.ts";

/** One word of a command line, and where it stands in the manifest. */
export interface Word {
  readonly text: string;
  /** The scalar that holds it: an element of `command` or `args`, or a whole script. */
  readonly at: Cursor;
  /** Of the word itself where it can be told, else of the scalar. */
  readonly range: Range;
  /** Something in it is only known when the container starts. */
  readonly dynamic: boolean;
  /** The text stands at the range as it is; false where a variable of the container stands there in its place. */
  readonly written: boolean;
}

export type Command = readonly Word[];

/** The value that a command line gives to an option. */
export interface OptionValue {
  /** As written, `--tensor-parallel-size`. */
  readonly name: string;
  readonly text: string;
  readonly at: Cursor;
  readonly range: Range;
  readonly dynamic: boolean;
  /** The range holds this value and nothing else. */
  readonly written: boolean;
}

/**
 * The programs that a container starts, each with its arguments. `args` without a `command` belong to the entry point of
 * the image; they are one command that starts with its first argument. Variables that the container's `env` gives a text are
 * replaced by it.
 * @param text of the document, to find the place of a word within a script
 */
export function commandsOf(container: Cursor, text: string): readonly Command[] {
  const variables = variablesOf(container);
  const words = [...container.at("command").items(), ...container.at("args").items()].flatMap((item) =>
    argumentOf(item, variables),
  );
  const script = scriptIn(words);
  if (script === undefined) {
    // `args: [serve model --port 8000]` is one argument to the program, but `command: ["vllm serve model"]` never starts.
    return words.length === 0 ? [] : [words];
  }
  const known = variablesOfScript(script.text, variables);
  const placeOf = createPlaces(script, text);
  return shellCommands(script.text).map((command) => wordsOfScript(command, script, placeOf, known));
}

function argumentOf(item: Cursor, variables: Variables): readonly Word[] {
  const value = item.scalar?.value;
  if (value === undefined || value === null) return [];
  const source = String(value);
  const text = expandArgument(source, variables);
  const written = text === source;
  return [{ text, at: item, range: item.range, dynamic: /\$\(\w+\)/u.test(text), written }];
}

/** What a shell is told to run: the word behind its `-c`. */
function scriptIn(words: readonly Word[]): Word | undefined {
  const [program, ...rest] = words;
  if (program === undefined || !/(?:^|\/)(?:ba|da|a|z|)sh$/u.test(program.text)) return undefined;
  const option = rest.findIndex(({ text }) => /^-[a-z]*c$/u.test(text));
  return option === -1 ? undefined : rest[option + 1];
}

function wordsOfScript(
  command: readonly ShellWord[],
  script: Word,
  placeOf: PlaceOf,
  variables: Variables,
): Command {
  return command.map((word) => {
    const expanded = word.dynamic ? expandShell(word.text, variables) : word.text;
    const dynamic = word.dynamic && /[$`]/u.test(expanded);
    const range = placeOf(word) ?? script.range;
    return { text: expanded, at: script.at, range, dynamic, written: expanded === word.text };
  });
}

type PlaceOf = (word: ShellWord) => Range | undefined;

/**
 * Finds the words of a script where they stand in the manifest, which may write them otherwise: a word that occurs several times
 * stands at its own occurrence. Words are asked for in their order, so that the script is gone through once.
 */
function createPlaces(script: Word, text: string): PlaceOf {
  const { node } = script.at;
  const source = node === undefined || node.alias !== undefined ? "" : text.slice(node.start, node.end);
  let until = 0;
  let untilInSource = 0;
  return ({ start, end }) => {
    const written = script.text.slice(start, end);
    let found = source.indexOf(written, untilInSource);
    let same = script.text.indexOf(written, until);
    for (; found !== -1 && same !== -1 && same < start; same = script.text.indexOf(written, same + 1))
      found = source.indexOf(written, found + 1);
    if (node === undefined || found === -1) return undefined;
    until = end;
    untilInSource = found + written.length;
    return { start: node.start + found, end: node.start + untilInSource };
  };
}

/**
 * The last value that a command gives to one of these options, written `--a=b`, `--a b` or with `_` for `-`. Undefined
 * when it gives none, or when it is a switch.
 */
export function optionOf(command: Command, ...names: readonly string[]): OptionValue | undefined {
  for (let index = command.length - 1; index >= 0; index--) {
    const word = command[index];
    const [, name = "", text] = /^(--?[^=]+)(?:=([\s\S]*))?$/u.exec(word?.text ?? "") ?? [];
    if (word === undefined || !names.includes(name.replaceAll("_", "-"))) continue;
    if (text !== undefined) {
      const { at, dynamic } = word;
      const part = word.written ? endingWith(word.range, text, word.text) : undefined;
      return { name, text, at, dynamic, range: part ?? word.range, written: part !== undefined };
    }
    const value = command[index + 1];
    if (value === undefined || value.text.startsWith("--")) return undefined;
    return { ...value, name };
  }
  return undefined;
}

/** The range of the value alone, where the word stands in the text as it is, perhaps in quotes. */
function endingWith({ start, end }: Range, value: string, word: string): Range | undefined {
  const quotes = end - start - word.length;
  if (value === "" || (quotes !== 0 && quotes !== 2)) return undefined;
  const last = end - quotes / 2;
  return { start: last - value.length, end: last };
}

/** Whether one of these options is given at all, with or without a value. */
export function hasOption(command: Command, ...names: readonly string[]): boolean {
  return command.some(({ text }) => names.includes((text.split("=", 1)[0] ?? "").replaceAll("_", "-")));
}

/** The whole number that an option is given; undefined when it is absent, no number, or known only at run time. */
export function countOption(
  command: Command,
  ...names: readonly string[]
): (OptionValue & { readonly count: number }) | undefined {
  const option = optionOf(command, ...names);
  return option === undefined || option.dynamic || !/^\d+$/u.test(option.text)
    ? undefined
    : { ...option, count: Number(option.text) };
}
