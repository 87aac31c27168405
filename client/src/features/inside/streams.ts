import { CancellationTokenSource, Disposable, EventEmitter, l10n, window, type Pseudoterminal } from "vscode";
import { reasonOf } from "../../infrastructure/failures.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { listen } from "../../infrastructure/notifications.ts";
import { insideMethods, parseStreamMessage, type StreamMessage } from "../../core/inside.ts";
import type { ContainerPlace } from "./choosePod.ts";

/** Lines that a log begins with; more are there for whoever asks `kubectl`. */
const tailLines = 500;

/** Hands the messages of running logs, shells and ports to whoever has started them. */
export interface Streams {
  /** A name for one more stream. */
  newId(): string;
  /** Hears of one stream until the returned disposable is disposed of. */
  listen(id: string, onOutput: (text: string) => void, onEnd: (message: StreamMessage) => void): Disposable;
  dispose(): void;
}

export function createStreams(client: LanguageClient): Streams {
  const listeners = new Map<
    string,
    { onOutput: (text: string) => void; onEnd: (message: StreamMessage) => void }
  >();
  const registrations = [
    listen(client, insideMethods.output, (value: unknown) => {
      const message = parseStreamMessage(value);
      if (message !== undefined) listeners.get(message.id)?.onOutput(message.text);
    }),
    listen(client, insideMethods.ended, (value: unknown) => {
      const message = parseStreamMessage(value);
      if (message !== undefined) listeners.get(message.id)?.onEnd(message);
    }),
    // What the server held open has ended with it, and nobody else will say so.
    client.onDidChangeState((state) => {
      if (state !== "stopped") return;
      const text = l10n.t("The language server has ended.");
      for (const [id, { onEnd }] of listeners) onEnd({ id, text, code: undefined });
      listeners.clear();
    }),
  ];
  let streams = 0;
  return {
    newId: () => `stream ${String(++streams)}`,
    listen(id, onOutput, onEnd) {
      listeners.set(id, { onOutput, onEnd });
      return new Disposable(() => listeners.delete(id));
    },
    dispose: () => {
      Disposable.from(...registrations).dispose();
    },
  };
}

/** Follows a log in a terminal of the editor; closing the terminal stops it. */
export function openLog(
  client: LanguageClient,
  streams: Streams,
  context: string,
  places: readonly ContainerPlace[],
  previous: boolean,
): void {
  const [first] = places;
  if (first === undefined) return;
  const id = streams.newId();
  const written = new EventEmitter<string>();
  const cancel = new CancellationTokenSource();
  const listener = streams.listen(
    id,
    (text) => {
      written.fire(withReturns(text));
    },
    () => undefined,
  );
  const pty: Pseudoterminal = {
    onDidWrite: written.event,
    open() {
      const params = { id, context, places, follow: !previous, previous, tailLines };
      client.sendRequest(insideMethods.logs, params, cancel.token).then(
        () => {
          written.fire(`\r\n${l10n.t("This is the end of the log.")}\r\n`);
        },
        (error: unknown) => {
          written.fire(`\r\n${reasonOf(error)}\r\n`);
        },
      );
    },
    close() {
      cancel.cancel();
      listener.dispose();
    },
  };
  const name =
    places.length === 1 ? `${first.pod}/${first.container}` : l10n.t("{0} containers", places.length);
  window.createTerminal({ name: l10n.t("Log: {0}", name), pty }).show();
}

/** A shell in a container, in a terminal of the editor. */
export function openShell(
  client: LanguageClient,
  streams: Streams,
  context: string,
  place: ContainerPlace,
): void {
  const id = streams.newId();
  const written = new EventEmitter<string>();
  const closed = new EventEmitter<number>();
  let isOver = false;
  const listener = streams.listen(
    id,
    (text) => {
      written.fire(text);
    },
    ({ text, code }) => {
      isOver = true;
      if (text !== "") written.fire(`\r\n${text}\r\n`);
      // Where nobody has ended the shell, the last word is to be read: a terminal that is closed takes it along.
      if (code !== undefined) closed.fire(code);
    },
  );
  const pty: Pseudoterminal = {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open(size) {
      const { columns, rows } = size ?? { columns: 80, rows: 24 };
      client
        .sendRequest(insideMethods.shell, { id, context, place, columns, rows })
        .catch((error: unknown) => {
          written.fire(`${reasonOf(error)}\r\n`);
        });
    },
    handleInput(text) {
      if (!isOver) void client.sendNotification(insideMethods.input, { id, text });
    },
    setDimensions({ columns, rows }) {
      void client.sendNotification(insideMethods.resize, { id, columns, rows });
    },
    close() {
      listener.dispose();
      if (!isOver) void client.sendNotification(insideMethods.close, { id });
    },
  };
  window.createTerminal({ name: `${place.pod}/${place.container}`, pty }).show();
}

/** A terminal goes down a line at `\n` and stays in its column. */
function withReturns(text: string): string {
  return text.replaceAll(/\r?\n/gu, "\r\n");
}
