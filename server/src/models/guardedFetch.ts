import { say } from "../core/text/message.ts";
import { ModelFailure } from "./failure.ts";

/** Milliseconds. A cold model may take minutes to load before its first token; after that it does not fall silent. */
export interface Patience {
  readonly firstAnswer: number;
  readonly betweenPieces: number;
  /** Bytes. A random or looping model streams for ever. */
  readonly largestAnswer: number;
}

const largestAnswer = 512 * 1024;
export const quickPatience: Patience = { firstAnswer: 3_000, betweenPieces: 3_000, largestAnswer };
export const generationPatience: Patience = { firstAnswer: 120_000, betweenPieces: 30_000, largestAnswer };
/** Vectors are long when they are written out. */
export const embeddingPatience: Patience = { ...generationPatience, largestAnswer: 16 * largestAnswer };
/** A pull tells how far it is for as long as it takes. */
export const pullPatience: Patience = {
  firstAnswer: 30_000,
  betweenPieces: 120_000,
  largestAnswer: Number.POSITIVE_INFINITY,
};

export type Fetch = typeof globalThis.fetch;

/**
 * `fetch` for one request: ends with the signal in every phase, gives up when the server falls silent or talks without
 * end, follows no redirect (a key must not travel to another origin), and fails in words.
 */
export function guardedFetch(signal: AbortSignal, patience: Patience): Fetch {
  return async (input, init) => {
    const clock = createClock(patience.firstAnswer);
    signal.addEventListener("abort", clock.stop, { once: true });
    const signals = [signal, clock.signal, ...(init?.signal ? [init.signal] : [])];
    try {
      const response = await fetch(input, { ...init, signal: AbortSignal.any(signals), redirect: "manual" });
      if (response.body === null) {
        clock.stop();
        return response;
      }
      const body = response.body.pipeThrough(watchPieces(clock, patience));
      return new Response(body, response);
    } catch (error) {
      clock.stop();
      throw signal.aborted ? signal.reason : failureOf(error, addressOf(input));
    }
  };
}

interface Clock {
  readonly signal: AbortSignal;
  readonly restart: (milliseconds: number) => void;
  readonly stop: () => void;
}

function createClock(milliseconds: number): Clock {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const clock: Clock = {
    signal: controller.signal,
    restart(next) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const seconds = String(next / 1000);
        controller.abort(
          new ModelFailure("timed-out", say`The model has not said anything for ${seconds} s.`),
        );
      }, next);
    },
    stop() {
      clearTimeout(timer);
    },
  };
  clock.restart(milliseconds);
  return clock;
}

function watchPieces(
  clock: Clock,
  { betweenPieces, largestAnswer: most }: Patience,
): TransformStream<Uint8Array, Uint8Array> {
  let size = 0;
  return new TransformStream({
    transform(piece, controller) {
      clock.restart(betweenPieces);
      size += piece.byteLength;
      if (size > most) {
        clock.stop();
        controller.error(
          new ModelFailure("cut-off", say`The model talks without end; its answer was cut off.`),
        );
        return;
      }
      controller.enqueue(piece);
    },
    flush: clock.stop,
    cancel: clock.stop,
  });
}

function addressOf(input: Parameters<Fetch>[0]): string {
  return new URL(input instanceof Request ? input.url : String(input)).host;
}

function failureOf(error: unknown, host: string): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  if (error instanceof ModelFailure) return error;
  switch (codeOf(error.cause)) {
    case "ECONNREFUSED":
      return new ModelFailure(
        "not-running",
        say`No model server answers at ${host}. Start it, or choose another address.`,
        error,
      );
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new ModelFailure(
        "unknown-host",
        say`There is no host ${host}. Check the address in the settings.`,
        error,
      );
    default:
      return new ModelFailure(
        "server",
        say`The model server at ${host} could not be asked: ${reasonOf(error)}`,
        error,
      );
  }
}

/** Several addresses of one name fail together, each with its own code. */
function codeOf(cause: unknown): string | undefined {
  if (typeof cause !== "object" || cause === null) return undefined;
  if ("code" in cause && typeof cause.code === "string") return cause.code;
  return cause instanceof AggregateError ? codeOf(cause.errors[0]) : undefined;
}

function reasonOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}
