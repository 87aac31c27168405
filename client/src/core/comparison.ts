import { outcomeOf, pathOf, type Outcome } from "./deployment.ts";

/** What a command would make of one object, as the API server has tried it. */
export interface Change {
  /** As `pathOf` names the object. */
  readonly path: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** As YAML; empty where there is no such object. */
  readonly live: string;
  readonly applied: string;
  /** Why the server refuses it. */
  readonly failure: string | undefined;
}

/** What was compared; whatever names the seal sends nothing else. */
export interface Comparison {
  readonly changes: readonly Change[];
  readonly seal: string;
}

/** What needs a look comes first. */
const order: readonly Outcome[] = ["failed", "deleted", "changed", "created", "unchanged", "absent"];

export function parseComparison(answer: unknown): Comparison {
  const { diffs, seal } = recordOf(answer);
  const changes = (Array.isArray(diffs) ? diffs : []).flatMap((each: unknown): readonly Change[] => {
    const { reference, title, outcome, live, applied, failure } = recordOf(each);
    const known = outcomeOf(outcome);
    if (typeof title !== "string" || typeof live !== "string" || typeof applied !== "string") return [];
    if (known === undefined) return [];
    const why = typeof failure === "string" ? failure : undefined;
    return [{ path: pathOf(reference), title, outcome: known, live, applied, failure: why }];
  });
  const ranked = changes.toSorted((one, other) => order.indexOf(one.outcome) - order.indexOf(other.outcome));
  return { changes: ranked, seal: typeof seal === "string" ? seal : "" };
}

/** Those with two sides that differ. */
export function differencesIn(changes: readonly Change[]): readonly Change[] {
  return changes.filter(({ outcome, live, applied }) => outcome !== "failed" && live !== applied);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
