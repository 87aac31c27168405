import { remedies, type Remedy } from "./remedies.ts";

/** A checked manifest, as the language server hands it out. */
export interface ChatManifest {
  readonly title: string;
  readonly text: string;
  /** How often the model was sent back with findings. */
  readonly repairs: number;
  readonly findings: readonly ChatFinding[];
}

export interface ChatFinding {
  /** From 0. */
  readonly line: number;
  readonly severity: string;
  readonly message: string;
}

/** One wish, and what has become of it. */
export interface ChatTurn {
  readonly id: number;
  readonly wish: string;
  readonly attached: readonly string[];
  readonly outcome:
    | { readonly kind: "working"; readonly step: string }
    | {
        readonly kind: "answered";
        readonly kubernetesVersion: string;
        readonly manifests: readonly ChatManifest[];
        readonly reason: string | undefined;
        /** What the model has had looked up before; absent in turns of older sessions. */
        readonly lookedUp?: readonly string[];
      }
    | { readonly kind: "failed"; readonly message: string; readonly failure: string }
    | { readonly kind: "stopped" };
}

export interface ChatState {
  readonly turns: readonly ChatTurn[];
  /** The first turn of the conversation that goes on; what was said before it stays to be read. */
  readonly since?: number;
}

export type ChatEvent =
  | {
      readonly kind: "asked";
      readonly id: number;
      readonly wish: string;
      readonly attached: readonly string[];
    }
  | { readonly kind: "settled"; readonly id: number; readonly outcome: ChatTurn["outcome"] }
  | { readonly kind: "begun" | "cleared" };

/** What the panel tells the extension. */
export type PanelMessage =
  | { readonly kind: "ready" | "stop" | "attach" }
  | { readonly kind: "detach"; readonly index: number }
  | { readonly kind: "remedy"; readonly remedy: Remedy }
  | { readonly kind: "send"; readonly wish: string; readonly attach: boolean }
  | { readonly kind: "retry" | "show-sent"; readonly turn: number }
  | { readonly kind: ManifestAction; readonly turn: number; readonly index: number };

export type ManifestAction = "insert" | "new-file" | "diff" | "copy" | "dry-run" | "cluster-diff";

/** What the extension tells the panel: everything that it shows, and the words that it shows it in. */
export interface PanelView {
  readonly kind: "view";
  readonly state: ChatState;
  readonly words: Readonly<Record<string, string>>;
  /** Names of what goes with the next wish. */
  readonly pending: readonly string[];
}

/** A text that goes with a wish. */
export interface Attachment {
  readonly name: string;
  readonly text: string;
}

export const emptyChat: ChatState = { turns: [] };

/** Older turns are dropped: the panel is a workbench, not an archive. */
const mostTurns = 30;

/** The state after an event. An answer to a turn that is gone or over changes nothing. */
export function reduceChat(state: ChatState, event: ChatEvent): ChatState {
  switch (event.kind) {
    case "asked": {
      const { id, wish, attached } = event;
      const turn: ChatTurn = { id, wish, attached, outcome: { kind: "working", step: "" } };
      return { ...state, turns: [...state.turns, turn].slice(-mostTurns) };
    }
    case "settled":
      return {
        ...state,
        turns: state.turns.map((turn) =>
          turn.id === event.id && turn.outcome.kind === "working"
            ? { ...turn, outcome: event.outcome }
            : turn,
        ),
      };
    case "begun":
      return { ...state, since: nextId(state) };
    case "cleared":
      return { turns: [], since: nextId(state) };
  }
}

/** The number of the next wish: none is given twice, as answers may come late. */
export function nextId({ turns, since = 1 }: ChatState): number {
  return Math.max(since, (turns.at(-1)?.id ?? 0) + 1);
}

export function isWorking({ turns }: ChatState): boolean {
  return turns.at(-1)?.outcome.kind === "working";
}

/**
 * What the last answer of the conversation holds; the next wish is about it, so it is changed and not written anew.
 * @param nameFor the name of a manifest with a title, as the person reads it among what was attached
 */
export function manifestsSoFar(
  { turns, since = 1 }: ChatState,
  nameFor: (title: string) => string,
): readonly Attachment[] {
  const outcome = turns.findLast(({ id, outcome: { kind } }) => id >= since && kind === "answered")?.outcome;
  if (outcome?.kind !== "answered") return [];
  return outcome.manifests.map(({ title, text }) => ({ name: nameFor(title), text }));
}

/** As it is kept between sessions: what was running then has been stopped. */
export function toKeep(state: ChatState): ChatState {
  return {
    ...state,
    turns: state.turns.map((turn) =>
      turn.outcome.kind === "working" ? { ...turn, outcome: { kind: "stopped" } } : turn,
    ),
  };
}

/** Reads a message of the panel; undefined when it is something else. */
export function parsePanelMessage(value: unknown): PanelMessage | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { kind, wish, attach, turn, index, remedy } = value as Partial<Record<string, unknown>>;
  switch (kind) {
    case "ready":
    case "stop":
    case "attach":
      return { kind };
    case "detach":
      return typeof index === "number" ? { kind, index } : undefined;
    case "remedy": {
      const known = remedies.find((each) => each === remedy);
      return known === undefined ? undefined : { kind, remedy: known };
    }
    case "send":
      return typeof wish === "string" && wish.trim() !== ""
        ? { kind, wish, attach: attach === true }
        : undefined;
    case "retry":
    case "show-sent":
      return typeof turn === "number" ? { kind, turn } : undefined;
    case "insert":
    case "new-file":
    case "diff":
    case "copy":
    case "dry-run":
    case "cluster-diff":
      return typeof turn === "number" && typeof index === "number" ? { kind, turn, index } : undefined;
    default:
      return undefined;
  }
}

/** Reads the language server's answer. */
export function parseAnswer(value: unknown): ChatTurn["outcome"] & { readonly sent: readonly string[] } {
  const { kubernetesVersion, manifests, reason, lookedUp, sent } = recordOf(value);
  return {
    kind: "answered",
    kubernetesVersion: typeof kubernetesVersion === "string" ? kubernetesVersion : "",
    manifests: Array.isArray(manifests) ? manifests.flatMap(manifestOf) : [],
    reason: typeof reason === "string" ? reason : undefined,
    lookedUp: textsIn(lookedUp),
    sent: textsIn(sent),
  };
}

function manifestOf(value: unknown): readonly ChatManifest[] {
  const { title, text, repairs, findings } = recordOf(value);
  if (typeof title !== "string" || typeof text !== "string") return [];
  return [
    {
      title,
      text,
      repairs: typeof repairs === "number" ? repairs : 0,
      findings: Array.isArray(findings) ? findings.flatMap(findingOf) : [],
    },
  ];
}

function findingOf(value: unknown): readonly ChatFinding[] {
  const { line, severity, message } = recordOf(value);
  if (typeof line !== "number" || typeof severity !== "string" || typeof message !== "string") return [];
  return [{ line, severity, message }];
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
