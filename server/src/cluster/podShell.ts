import { PassThrough, Writable } from "node:stream";
import { Exec, type KubeConfig } from "@kubernetes/client-node";
import { isObject, listAt, objectAt, textAt } from "../core/schema/jsonValue.ts";
import { say, type Words } from "../core/text/message.ts";
import type { ContainerPlace } from "./podLogs.ts";
import { closable, onceClosed, refused } from "./podSocket.ts";

/** A command that runs in a container, with a terminal around it. */
export interface Shell {
  write(text: string): void;
  resize(columns: number, rows: number): void;
  close(): void;
}

export interface ShellOptions {
  readonly command: readonly string[];
  readonly columns: number;
  readonly rows: number;
  readonly onOutput: (text: string) => void;
  /** With the exit code of the command, where the cluster tells it, and the reason where it failed. */
  readonly onEnd: (code: number | undefined, message: string) => void;
}

/**
 * Runs a command with a terminal around it.
 *
 * @param closed ends the shell, with its reason as the last word
 * @throws ClusterFailure when the command cannot be started
 */
export async function openShell(
  config: KubeConfig,
  { namespace, pod, container }: ContainerPlace,
  { command, columns, rows, onOutput, onEnd }: ShellOptions,
  closed: AbortSignal,
  words: Words,
): Promise<Shell> {
  const input = new PassThrough();
  const output = new TerminalOutput(columns, rows, onOutput);
  let isOver = false;
  const end = (code: number | undefined, message: string): void => {
    if (isOver) return;
    isOver = true;
    onEnd(code, message);
  };
  const socket = closable(
    await new Exec(config)
      .exec(namespace, pod, container, [...command], output, null, input, true, (status: unknown) => {
        end(exitCodeOf(status), isObject(status) ? (textAt(status, "message") ?? "") : "");
      })
      .catch((error: unknown) => {
        throw refused(say`run ${command.join(" ")} in ${pod}`, error, words);
      }),
    words,
  );
  if (closed.aborted) socket.close();
  closed.throwIfAborted();
  const stopListening = onceClosed(closed, (reason) => {
    end(undefined, reason);
    socket.close();
  });
  socket.addEventListener("close", () => {
    stopListening();
    end(undefined, words(say`The connection into ${pod} has ended.`));
  });
  return {
    write: (text) => input.write(text),
    resize: (newColumns, newRows) => {
      output.resize(newColumns, newRows);
    },
    close: () => {
      socket.close();
    },
  };
}

/** The terminal's side of the output; the library reads its size and listens to `resize`. */
class TerminalOutput extends Writable {
  columns: number;
  rows: number;

  constructor(columns: number, rows: number, onOutput: (text: string) => void) {
    const decoder = new TextDecoder();
    super({
      write: (piece: Buffer, _, done) => {
        onOutput(decoder.decode(piece, { stream: true }));
        done();
      },
    });
    this.columns = columns;
    this.rows = rows;
  }

  resize(columns: number, rows: number): void {
    this.columns = columns;
    this.rows = rows;
    this.emit("resize");
  }
}

/** Source: https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apimachinery/pkg/util/remotecommand/constants.go */
function exitCodeOf(status: unknown): number | undefined {
  if (!isObject(status)) return undefined;
  if (textAt(status, "status") === "Success") return 0;
  const cause = listAt(objectAt(status, "details") ?? {}, "causes")
    .filter(isObject)
    .find((each) => textAt(each, "reason") === "ExitCode");
  const code = Number(cause === undefined ? Number.NaN : textAt(cause, "message"));
  return Number.isInteger(code) ? code : undefined;
}
