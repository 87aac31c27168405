import type { Cursor } from "../manifest/cursor.ts";
import type { Range } from "../text/range.ts";
import { shellCommands, type ShellWord } from "./shell.ts";

/** One word of a command line, and where it stands in the manifest. */
export interface Word {
  readonly text: string;
  /** The scalar that holds it: an element of `command` or `args`, or a whole script. */
  readonly at: Cursor;
  /** Of the word itself where it can be told, else of the scalar. */
  readonly range: Range;
  /** Something in it is only known when the container starts. */
  readonly dynamic: boolean;
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
}

/**
 * The programs that a container starts, each with its arguments. `args` without a `command` belong to the entry point of
 * the image; they are one command that starts with its first argument.
 * @param text of the document, to find the place of a word within a script
 */
export function commandsOf(container: Cursor, text: string): readonly Command[] {
  const words = [...container.at("command").items(), ...container.at("args").items()].flatMap(argumentOf);
  const script = scriptIn(words);
  if (script === undefined) {
    // `args: [serve model --port 8000]` is one argument to the program, but `command: ["vllm serve model"]` never starts.
    return words.length === 0 ? [] : [words];
  }
  return shellCommands(script.text).map((command) => wordsOfScript(command, script, text));
}

function argumentOf(item: Cursor): readonly Word[] {
  const value = item.scalar?.value;
  if (value === undefined || value === null) return [];
  const text = String(value);
  return [{ text, at: item, range: item.range, dynamic: /\$\(\w+\)/u.test(text) }];
}

/** What a shell is told to run: the word behind its `-c`. */
function scriptIn(words: readonly Word[]): Word | undefined {
  const [program, ...rest] = words;
  if (program === undefined || !/(?:^|\/)(?:ba|da|a|z|)sh$/u.test(program.text)) return undefined;
  const option = rest.findIndex(({ text }) => /^-[a-z]*c$/u.test(text));
  return option === -1 ? undefined : rest[option + 1];
}

/** A word that occurs several times in the script stands at its own occurrence in the text. */
function wordsOfScript(command: readonly ShellWord[], script: Word, text: string): Command {
  const node = script.at.node;
  const source = node === undefined || node.alias !== undefined ? "" : text.slice(node.start, node.end);
  return command.map((word) => {
    const written = script.text.slice(word.start, word.end);
    const before = occurrencesBefore(script.text, written, word.start);
    const found = nthIndex(source, written, before);
    const range =
      found === -1 || node === undefined
        ? script.range
        : { start: node.start + found, end: node.start + found + written.length };
    return { text: word.text, at: script.at, range, dynamic: word.dynamic };
  });
}

function occurrencesBefore(text: string, part: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1 && at < end; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

function nthIndex(text: string, part: string, before: number): number {
  let at = text.indexOf(part);
  for (let count = 0; count < before && at !== -1; count++) at = text.indexOf(part, at + part.length);
  return at;
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
      const { at, dynamic, range } = word;
      return { name, text, at, dynamic, range: endingWith(range, text, word.text) };
    }
    const value = command[index + 1];
    if (value === undefined || value.text.startsWith("--")) return undefined;
    return { name, text: value.text, at: value.at, range: value.range, dynamic: value.dynamic };
  }
  return undefined;
}

/** The range of the value alone, where the word stands in the text as it is, without quotes or escapes. */
function endingWith(range: Range, value: string, word: string): Range {
  return range.end - range.start === word.length && value.length > 0
    ? { start: range.end - value.length, end: range.end }
    : range;
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
