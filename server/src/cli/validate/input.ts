import { readFileSync } from "node:fs";
import path from "node:path";
import { openFile, type Language, type SourceFile } from "../../core/documents/sourceFile.ts";
import { readFailure } from "../commandError.ts";

/** A text to validate: one file, or what came through standard input. */
export interface Input {
  /** As reports show it; `<stdin>` for standard input. */
  readonly name: string;
  /** The bytes, read anew each time, so that ten thousand files are not held at once. */
  read(): ReadResult;
}

export type ReadResult =
  | { readonly kind: "read"; readonly bytes: Buffer }
  /** With a sentence that says why. */
  | { readonly kind: "failed"; readonly problem: string };

/** @param folder where a relative path starts */
export function fileInput(name: string, folder: string): Input {
  const location = path.resolve(folder, name);
  return {
    name,
    read() {
      try {
        return { kind: "read", bytes: readFileSync(location) };
      } catch (error) {
        return { kind: "failed", problem: readFailure(name, error) };
      }
    },
  };
}

export function standardInput(bytes: Buffer): Input {
  return { name: "<stdin>", read: () => ({ kind: "read", bytes }) };
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
