/** What became of a document that a model was asked to change. */
export type RevisionAnswer =
  | {
      readonly kind: "proposed";
      readonly text: string;
      readonly range: LineRange;
      readonly version: number;
      readonly repairs: number;
      /** The prompts as they left. */
      readonly sent: readonly string[];
    }
  | { readonly kind: "refused"; readonly because: RevisionRefusal; readonly sent: readonly string[] };

interface LinePosition {
  readonly line: number;
  readonly character: number;
}

export interface LineRange {
  readonly start: LinePosition;
  readonly end: LinePosition;
}

const refusals = [
  "no-document",
  "too-long",
  "nothing-wrong",
  "no-manifest",
  "unchanged",
  "not-better",
  "another-object",
  "hides-findings",
] as const;
export type RevisionRefusal = (typeof refusals)[number];

/** What a person or a code action wants to have repaired. */
export interface FixTarget {
  readonly uri: string;
  readonly range: LineRange;
  readonly code: string;
}

/** Reads the server's answer; undefined when it is something else. */
export function parseRevision(value: unknown): RevisionAnswer | undefined {
  const { kind, text, range, version, repairs, because, ...others } = recordOf(value);
  const sent = Array.isArray(others["sent"])
    ? others["sent"].filter((prompt) => typeof prompt === "string")
    : [];
  if (kind === "refused") {
    const reason = refusals.find((each) => each === because);
    return reason === undefined ? undefined : { kind, because: reason, sent };
  }
  const lines = lineRangeIn(range);
  if (kind !== "proposed" || typeof text !== "string" || lines === undefined || typeof version !== "number")
    return undefined;
  return { kind, text, range: lines, version, repairs: typeof repairs === "number" ? repairs : 0, sent };
}

/** Reads the argument of the command behind a code action; undefined when it was started otherwise. */
export function fixTargetIn(value: unknown): FixTarget | undefined {
  const { uri, range, code } = recordOf(value);
  const lines = lineRangeIn(range);
  return typeof uri === "string" && typeof code === "string" && lines !== undefined
    ? { uri, range: lines, code }
    : undefined;
}

function lineRangeIn(value: unknown): LineRange | undefined {
  const { start, end } = recordOf(value);
  const [from, to] = [start, end].map(linePositionIn);
  return from === undefined || to === undefined ? undefined : { start: from, end: to };
}

function linePositionIn(value: unknown): LinePosition | undefined {
  const { line, character } = recordOf(value);
  return typeof line === "number" && typeof character === "number" ? { line, character } : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
