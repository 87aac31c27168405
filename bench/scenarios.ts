import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver-protocol/node";
import { NoAnswer, startEditor, type Editor, type ServerUnderTest } from "./editor.ts";

/** Values of one run by the name of what was measured: milliseconds or MiB, or why there is none. */
export type Measured = ReadonlyMap<string, number | string>;

/** One thing that is done to one server in one process. */
export interface Scenario {
  readonly name: string;
  run(server: ServerUnderTest, measured: Map<string, number | string>): Promise<void>;
}

/** A field that is misspelt in the middle of the file: both servers say so and name the word. */
const field = "containerPort";
const uri = "file:///bench/workload.yaml";

const names =
  (word: string) =>
  (diagnostics: readonly Diagnostic[]): boolean =>
    diagnostics.some(({ message }) => new RegExp(`\\b${word}\\b`, "u").test(JSON.stringify(message)));

/** Hints that other files may define what the workload refers to do not count. */
const isClean = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.every(({ severity }) => severity === DiagnosticSeverity.Hint);

/** A new process is given a small file with one mistake. */
export function startUp(text: string, timeoutMilliseconds: number): Scenario {
  const broken = text.replace(`${field}:`, `${field}x:`);
  return {
    name: "start",
    async run(server, measured) {
      const editor = await startEditor(server, timeoutMilliseconds);
      try {
        const seen = editor.diagnostics(uri, names(`${field}x`));
        editor.open(uri, broken);
        measured.set("start → first diagnostics", (await seen) - editor.startedAt);
        await wait(1500);
        noteMemory(editor, measured);
      } finally {
        await editor.stop();
      }
    },
  };
}

export interface EditingOptions {
  readonly timeoutMilliseconds: number;
  /** Also a burst of keys, completion, hover and symbols. */
  readonly requests: boolean;
}

/** How often a key is typed and taken back. The same for every file, since a program is faster at what it has done before … */
const repetitions = 20;
/** … but not by a server that takes seconds for each: after so many milliseconds it is known. */
const patienceMilliseconds = 15_000;
/** The first keys warm a server up. */
const warmUps = 2;

/** A file is opened and edited in its middle. */
export function editing(name: string, text: string, options: EditingOptions): Scenario {
  const place = middleOf(text);
  return {
    name,
    async run(server, measured) {
      let editor: Editor | undefined;
      try {
        editor = await startEditor(server, options.timeoutMilliseconds);
        // A mistake at the very end, repaired below: only a server that has read the whole file names it.
        const lastLine = { line: place.lines, character: 0 };
        const opened = editor.diagnostics(uri, names("zzz"));
        const begun = performance.now();
        editor.open(uri, `${text}zzz: 1\n`);
        const longest = longestAnswer(editor, opened);
        measured.set("open → whole file checked", (await opened) - begun);
        measured.set("longest wait for an answer meanwhile", await longest);
        const clean = editor.diagnostics(uri, isClean);
        editor.change(uri, lastLine, { line: place.lines + 1, character: 0 }, "");
        await clean;
        await typeKeys(editor, place, measured);
        if (options.requests) {
          await burst(editor, place, measured);
          await askFeatures(editor, place, measured);
        }
        await wait(1500);
        noteMemory(editor, measured);
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        measured.set("failure", error.message);
        if (editor !== undefined) noteMemory(editor, measured);
      } finally {
        await editor?.stop();
      }
    },
  };
}

/** A file that is too large for anybody to read is opened and edited at once, while it is still checked. */
export function opening(name: string, text: string, timeoutMilliseconds: number): Scenario {
  const place = middleOf(text);
  return {
    name,
    async run(server, measured) {
      const editor = await startEditor(server, timeoutMilliseconds);
      try {
        const at = { line: place.line, character: place.character };
        const onField = {
          textDocument: { uri },
          position: { line: place.line, character: place.character - 2 },
        };
        editor.open(uri, text);
        measured.set("open → first answer", await editor.request("textDocument/hover", onField));
        const seen = editor.diagnostics(uri, names(`${field}x`));
        const typed = performance.now();
        editor.change(uri, at, at, "x");
        measured.set("keystroke meanwhile → diagnostics", (await seen) - typed);
        measured.set("hover meanwhile", await editor.request("textDocument/hover", onField));
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        measured.set("failure", error.message);
      } finally {
        noteMemory(editor, measured);
        await editor.stop();
      }
    },
  };
}

/** Asks a question that needs no work, again and again, until a promise is settled: the slowest answer in milliseconds. */
async function longestAnswer(editor: Editor, until: Promise<unknown>): Promise<number> {
  const nowhere = {
    textDocument: { uri: "file:///bench/not-open.yaml" },
    position: { line: 0, character: 0 },
  };
  const times: number[] = [];
  const ended = until.then(
    () => true,
    () => true,
  );
  do {
    // A server that has died fails whoever waits for the diagnostics.
    times.push(await editor.request("textDocument/hover", nowhere).catch(() => 0));
  } while (!(await Promise.race([ended, wait(1, false)])));
  // The first waits for the file itself to be read.
  return Math.max(...times.slice(1));
}

interface Place {
  /** Behind the field's name. */
  readonly line: number;
  readonly character: number;
  /** Lines of the whole file. */
  readonly lines: number;
}

function middleOf(text: string): Place {
  const lines = text.split("\n");
  const candidates = [...lines.keys()].filter((line) => lines[line]?.includes(`${field}:`));
  const line = candidates[candidates.length >> 1];
  if (line === undefined) throw new Error(`the workload has no ${field}`);
  const character = (lines[line] ?? "").indexOf(field) + field.length;
  return { line, character, lines: lines.length - 1 };
}

async function typeKeys(
  editor: Editor,
  { line, character }: Place,
  measured: Map<string, number | string>,
): Promise<void> {
  const at = { line, character };
  const behind = { line, character: character + 1 };
  const times: number[] = [];
  const begun = performance.now();
  const hasTime = (): boolean => times.length <= warmUps || performance.now() - begun < patienceMilliseconds;
  while (times.length < 2 * repetitions && hasTime()) {
    const seen = editor.diagnostics(uri, names(`${field}x`));
    const typed = performance.now();
    editor.change(uri, at, at, "x");
    times.push((await seen) - typed);
    await wait(30);
    const gone = editor.diagnostics(uri, isClean);
    const deleted = performance.now();
    editor.change(uri, at, behind, "");
    times.push((await gone) - deleted);
    await wait(30);
  }
  measured.set("keystroke → diagnostics", median(times.slice(warmUps)));
}

/** Ten keys, 100 ms apart; the clock starts at the last. */
async function burst(
  editor: Editor,
  { line, character }: Place,
  measured: Map<string, number | string>,
): Promise<void> {
  const letters = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
  let seen: Promise<number> | undefined;
  let typed = 0;
  for (const [index, letter] of letters.entries()) {
    if (index > 0) await wait(100);
    if (index === letters.length - 1) seen = editor.diagnostics(uri, names(field + letters.join("")));
    typed = performance.now();
    const at = { line, character: character + index };
    editor.change(uri, at, at, letter);
  }
  measured.set("burst of ten keys: last key → diagnostics", ((await seen) ?? Number.NaN) - typed);
  const clean = editor.diagnostics(uri, isClean);
  editor.change(uri, { line, character }, { line, character: character + letters.length }, "");
  await clean;
}

async function askFeatures(
  editor: Editor,
  { line, character }: Place,
  measured: Map<string, number | string>,
): Promise<void> {
  const textDocument = { uri };
  const onField = { textDocument, position: { line, character: character - 2 } };
  const requests = [
    ["completion", "textDocument/completion", onField],
    ["hover", "textDocument/hover", onField],
    ["outline", "textDocument/documentSymbol", { textDocument }],
  ] as const;
  for (const [name, method, params] of requests) {
    measured.set(`${name}, first`, await editor.request(method, params));
    const times: number[] = [];
    for (let repetition = 0; repetition < 7; repetition++) times.push(await editor.request(method, params));
    measured.set(name, median(times));
  }
  const at = { line, character };
  const behind = { line, character: character + 1 };
  const times: number[] = [];
  for (let repetition = 0; repetition < 5; repetition++) {
    editor.change(uri, at, at, "x");
    times.push(await editor.request("textDocument/completion", { textDocument, position: behind }));
    const clean = editor.diagnostics(uri, isClean);
    editor.change(uri, at, behind, "");
    await clean;
  }
  measured.set("completion right after a key", median(times));
}

function noteMemory(editor: Editor, measured: Map<string, number | string>): void {
  const memory = editor.memory();
  if (memory === undefined) return;
  measured.set("memory, steady (MiB)", memory.now);
  measured.set("memory, highest (MiB)", memory.peak);
}

/** The middle one of some values; of an even number the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
