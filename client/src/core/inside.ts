/** Our requests and notifications about what goes on inside of a cluster. */
export const insideMethods = {
  pods: "drydock/inside/pods",
  events: "drydock/inside/events",
  logs: "drydock/inside/logs",
  shell: "drydock/inside/shell",
  input: "drydock/inside/input",
  resize: "drydock/inside/resize",
  close: "drydock/inside/close",
  output: "drydock/inside/output",
  ended: "drydock/inside/ended",
  forward: "drydock/inside/forward",
  shown: "drydock/inside/shown",
  rollouts: "drydock/inside/rollouts",
  declared: "drydock/inside/declared",
  live: "drydock/cluster/live",
} as const;

/** An object of a manifest, and the context in which it is looked at. */
export interface ChosenObject {
  readonly context: string;
  readonly title: string;
  /** As the server names it. */
  readonly reference: unknown;
}

export interface Pod {
  readonly name: string;
  readonly namespace: string;
  readonly phase: string;
  readonly containers: readonly string[];
  readonly ports: readonly number[];
}

export interface ObjectEvent {
  readonly moment: string;
  readonly isWarning: boolean;
  readonly reason: string;
  readonly message: string;
  readonly about: string;
  readonly count: number;
}

/** A message of a running log, shell or port: a piece of output, or how it ended. */
export interface StreamMessage {
  readonly id: string;
  readonly text: string;
  readonly code: number | undefined;
}

export interface Rollout {
  readonly title: string;
  readonly reference: unknown;
  readonly line: number;
  readonly ready: number;
  readonly wanted: number;
  /** What keeps it, at line and character of the start and of the end. */
  readonly trouble:
    { readonly message: string; readonly range: readonly [number, number, number, number] } | undefined;
}

export type DriftState = "same" | "drift" | "missing" | "unknown";

export interface DeclaredObject {
  readonly title: string;
  readonly uri: string;
  readonly line: number;
  readonly reference: unknown;
  readonly state: DriftState;
  readonly message: string | undefined;
}

export function parseChosen(value: unknown): ChosenObject | undefined {
  const { context, title, reference } = recordOf(value);
  return typeof context === "string" && typeof title === "string" && reference !== undefined
    ? { context, title, reference }
    : undefined;
}

export function parsePods(value: unknown): readonly Pod[] {
  return listOf(value).map((each) => {
    const { name, namespace, phase, containers, ports } = recordOf(each);
    return {
      name: textOf(name),
      namespace: textOf(namespace),
      phase: textOf(phase),
      containers: listOf(containers).filter((container) => typeof container === "string"),
      ports: listOf(ports).filter((port) => typeof port === "number"),
    };
  });
}

export function parseEvents(value: unknown): readonly ObjectEvent[] {
  return listOf(value).map((each) => {
    const { moment, isWarning, reason, message, about, count } = recordOf(each);
    return {
      moment: textOf(moment),
      isWarning: isWarning === true,
      reason: textOf(reason),
      message: textOf(message),
      about: textOf(about),
      count: numberOf(count) ?? 1,
    };
  });
}

/** One line for each event, the oldest first. */
export function eventLines(events: readonly ObjectEvent[]): readonly string[] {
  return events.map(({ moment, isWarning, reason, message, about, count }) => {
    const times = count > 1 ? ` (${String(count)}×)` : "";
    return `${moment}  ${isWarning ? "!" : " "} ${about}  ${reason}: ${message.trim()}${times}`;
  });
}

/** The object that such a line is about; undefined in any other text. */
export function eventSubject(line: string): { readonly kind: string; readonly name: string } | undefined {
  const [, kind, name] = /^\S+ {2}[! ] (\S+) (\S+) {2}\S+: /u.exec(line) ?? [];
  return kind === undefined || name === undefined ? undefined : { kind, name };
}

export function parseStreamMessage(value: unknown): StreamMessage | undefined {
  const { id, text, message, code } = recordOf(value);
  return typeof id === "string" ? { id, text: textOf(text ?? message), code: numberOf(code) } : undefined;
}

/** The workloads of one file. */
export function parseRollouts(value: unknown): {
  readonly uri: string;
  readonly rollouts: readonly Rollout[];
} {
  const { uri, rollouts } = recordOf(value);
  return {
    uri: textOf(uri),
    rollouts: listOf(rollouts).map((each) => {
      const { title, reference, line, ready, wanted, trouble } = recordOf(each);
      return {
        title: textOf(title),
        reference,
        line: numberOf(line) ?? 0,
        ready: numberOf(ready) ?? 0,
        wanted: numberOf(wanted) ?? 0,
        trouble: troubleOf(trouble),
      };
    }),
  };
}

/** The objects that were compared, and how many there are. */
export function parseDeclared(value: unknown): {
  readonly objects: readonly DeclaredObject[];
  readonly total: number;
} {
  const { objects, total } = recordOf(value);
  return { objects: listOf(objects).map(declaredOf), total: numberOf(total) ?? 0 };
}

function declaredOf(value: unknown): DeclaredObject {
  const { title, uri, line, reference, state, message } = recordOf(value);
  const known = (["same", "drift", "missing"] as const).find((name) => name === state);
  return {
    title: textOf(title),
    uri: textOf(uri),
    line: numberOf(line) ?? 0,
    reference,
    state: known ?? "unknown",
    message: typeof message === "string" ? message : undefined,
  };
}

/** A port of this machine; undefined when the text is none. 0 means any that is free. */
export function readPort(text: string): number | undefined {
  const port = /^\d{1,5}$/u.test(text.trim()) ? Number(text) : undefined;
  return port !== undefined && port <= 65_535 ? port : undefined;
}

function troubleOf(value: unknown): Rollout["trouble"] {
  const { message, range } = recordOf(value);
  const { start, end } = recordOf(range);
  const from = recordOf(start);
  const to = recordOf(end);
  if (typeof message !== "string") return undefined;
  const place = [from["line"], from["character"], to["line"], to["character"]].map(
    (each) => numberOf(each) ?? 0,
  );
  const [line = 0, character = 0, endLine = 0, endCharacter = 0] = place;
  return { message, range: [line, character, endLine, endCharacter] };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
