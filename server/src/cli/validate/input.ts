import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { openFile, type Language, type SourceFile } from "../../core/documents/sourceFile.ts";
import { canonicalUri } from "../../core/text/fileUri.ts";
import type { Message } from "../../core/text/message.ts";
import { readFailure } from "../commandError.ts";

/** A text to validate: one file, or what came through standard input. */
export interface Input {
  /** As reports show it; `<stdin>` for standard input. */
  readonly name: string;
  /** Of the file; standard input has one that no file has. */
  readonly uri: string;
  /** The bytes; of a file they may have been read before. */
  read(): ReadResult;
}

/** Bytes of files that are held from the search for definitions to the check; what goes beyond is read a second time. */
const heldBytes = 32 * 1024 * 1024;

export type ReadResult =
  | { readonly kind: "read"; readonly bytes: Buffer }
  /** With a sentence that says why. */
  | { readonly kind: "failed"; readonly problem: Message };

/** @param folder where relative paths start */
export function fileInputs(names: readonly string[], folder: string): readonly Input[] {
  let left = heldBytes;
  return names.map((name) => {
    let held: ReadResult | undefined;
    return {
      name,
      uri: canonicalUri(pathToFileURL(path.resolve(folder, name)).href),
      read() {
        if (held !== undefined) return held;
        const result = readFile(name, folder);
        const size = result.kind === "read" ? result.bytes.length : 0;
        if (size > left) return result;
        left -= size;
        held = result;
        return result;
      },
    };
  });
}

function readFile(name: string, folder: string): ReadResult {
  try {
    return { kind: "read", bytes: readFileSync(path.resolve(folder, name)) };
  } catch (error) {
    return { kind: "failed", problem: readFailure(name, error) };
  }
}

export function standardInput(bytes: Buffer): Input {
  return { name: "<stdin>", uri: "stdin:", read: () => ({ kind: "read", bytes }) };
}

/** The text of an input without a byte order mark, which editors do not count as a column either. */
export function decode(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

export function sourceOf({ name }: Input, text: string): SourceFile {
  const language: Language = /\.json$/iu.test(name) ? "json" : "yaml";
  return openFile(name, language, 0, text);
}
