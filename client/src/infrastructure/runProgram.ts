import { execFile } from "node:child_process";

/** What a program has printed, and whether it did its work. */
export interface ProgramResult {
  readonly succeeded: boolean;
  readonly output: string;
  /** Its standard error. */
  readonly said: string;
}

const mostBytes = 16 * 1024 * 1024;

/** Runs a program on the editor's own Node. An abort ends it. */
export function runProgram(
  args: readonly string[],
  input: string,
  folder: string | undefined,
  signal: AbortSignal,
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
    const options = { env, signal, maxBuffer: mostBytes, ...(folder === undefined ? {} : { cwd: folder }) };
    const child = execFile(process.execPath, args, options, (error, output, said) => {
      // It has ended by itself, with a status.
      if (error === null || typeof error.code === "number")
        resolve({ succeeded: error === null, output, said });
      else reject(new Error(error.message, { cause: error }));
    });
    child.stdin?.end(input);
  });
}
