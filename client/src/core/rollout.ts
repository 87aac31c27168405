/** How far a rollout has come. */
export interface RolloutMoment {
  readonly state: "progressing" | "complete" | "failed";
  readonly ready: number;
  readonly wanted: number;
  /** What keeps it, in the cluster's words. */
  readonly why: string | undefined;
}

/** Reads a moment as the server tells it; undefined when it is none. */
export function parseMoment(value: unknown): RolloutMoment | undefined {
  const { state, ready, wanted, reason, trouble } = recordOf(value);
  const known = (["progressing", "complete", "failed"] as const).find((each) => each === state);
  if (known === undefined) return undefined;
  const first = recordOf(trouble);
  const words = typeof first["reason"] === "string" ? [first["reason"], first["message"]] : [reason];
  const why = words.filter((word) => typeof word === "string" && word !== "").join(": ");
  return {
    state: known,
    ready: typeof ready === "number" ? ready : 0,
    wanted: typeof wanted === "number" ? wanted : 0,
    why: why === "" ? undefined : why,
  };
}

/** The moment of a notification, when it is about this object. */
export function parseMomentOf(object: unknown, value: unknown): RolloutMoment | undefined {
  const { reference, moment } = recordOf(value);
  return JSON.stringify(reference) === JSON.stringify(object) ? parseMoment(moment) : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
