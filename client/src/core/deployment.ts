/** Of the two sides of a difference: what a cluster has (`live`) and what it would have (`applied`), as the query says. */
export const diffScheme = "drydock-diff";

/** Our requests and notifications about deploying. */
export const deployMethods = {
  plan: "drydock/deploy/plan",
  access: "drydock/deploy/access",
  dryRun: "drydock/deploy/dryRun",
  diff: "drydock/deploy/diff",
  apply: "drydock/deploy/apply",
  applied: "drydock/deploy/applied",
  diffRestore: "drydock/deploy/diffRestore",
  restore: "drydock/deploy/restore",
  diffDelete: "drydock/deploy/diffDelete",
  delete: "drydock/deploy/delete",
  revisions: "drydock/workload/revisions",
  diffChange: "drydock/workload/diffChange",
  change: "drydock/workload/change",
  follow: "drydock/workload/follow",
  moment: "drydock/workload/moment",
} as const;

/** What became of one object. */
export type Outcome = "created" | "changed" | "unchanged" | "deleted" | "absent" | "failed" | "not-tried";

/** The result for one object; `raw` is the server's own, which a restore hands back as it came. */
export interface Result {
  readonly title: string;
  readonly outcome: Outcome;
  readonly failure: string | undefined;
  /** Another manager owns a field; taking it over is the person's choice. */
  readonly conflict: boolean;
  readonly raw: unknown;
}

/** An object that is about to be sent to a cluster. */
export interface PlannedObject {
  readonly title: string;
  readonly kind: string;
  /** How far it is can be followed. */
  readonly hasRollout: boolean;
  readonly uri: string;
  readonly line: number;
  readonly reference: unknown;
}

/** One deploy, as it is kept to be undone: context and results, without secrets. */
export interface DeployRecord {
  readonly context: string;
  readonly server: string;
  /** Milliseconds since 1970. */
  readonly moment: number;
  readonly results: readonly Result[];
}

const outcomes: readonly Outcome[] = [
  "created",
  "changed",
  "unchanged",
  "deleted",
  "absent",
  "failed",
  "not-tried",
];

export function outcomeOf(value: unknown): Outcome | undefined {
  return outcomes.find((each) => each === value);
}

export function parseResults(value: unknown): readonly Result[] {
  const { results } = recordOf(value);
  return Array.isArray(results) ? results.flatMap(resultOf) : [];
}

/** What became of an object, where the server tells so while it works on the request of that token. */
export function parseApplied(value: unknown, token: string): readonly Result[] {
  const { workDoneToken, result } = recordOf(value);
  return workDoneToken === token ? resultOf(result) : [];
}

function resultOf(raw: unknown): readonly Result[] {
  const { title, outcome } = recordOf(raw);
  const { kind, failure, conflict } = recordOf(outcome);
  const known = outcomeOf(kind);
  if (typeof title !== "string" || known === undefined) return [];
  return [
    {
      title,
      outcome: known,
      failure: typeof failure === "string" ? failure : undefined,
      conflict: conflict === true,
      raw,
    },
  ];
}

export function parsePlan(value: unknown): readonly PlannedObject[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown): readonly PlannedObject[] => {
    const { title, uri, line, reference, hasRollout } = recordOf(each);
    const { kind } = recordOf(recordOf(reference)["gvk"]);
    if (typeof title !== "string" || typeof uri !== "string" || typeof kind !== "string") return [];
    const place = { uri, line: typeof line === "number" ? line : 0 };
    return [{ title, kind, hasRollout: hasRollout === true, ...place, reference }];
  });
}

/** How many objects there are of each outcome, in a fixed order; outcomes without any are left out. */
export function countOutcomes(
  results: readonly { readonly outcome: Outcome }[],
): readonly (readonly [Outcome, number])[] {
  return outcomes
    .map((outcome) => [outcome, results.filter((result) => result.outcome === outcome).length] as const)
    .filter(([, count]) => count > 0);
}

/** Whether anything was changed that can be put back. */
function canBeUndone(results: readonly Result[]): boolean {
  return results.some(({ outcome }) => outcome === "created" || outcome === "changed");
}

/**
 * The newest records, the new one first, in the place of what was kept of the same deploy before; a record that changed nothing is not
 * kept.
 */
export function withRecord(records: readonly DeployRecord[], record: DeployRecord): readonly DeployRecord[] {
  if (!canBeUndone(record.results)) return records;
  return [record, ...records.filter(({ moment }) => moment !== record.moment)].slice(0, 20);
}

/** The objects of a record that a restore acts on: what was created, and what was changed and is known as it was. */
export function undoOf({ results }: DeployRecord): readonly Readonly<Record<string, unknown>>[] {
  return results
    .filter((result) => result.outcome === "created" || (result.outcome === "changed" && isKept(result)))
    .map(({ raw }) => recordOf(raw));
}

/** Titles of what was changed and cannot be put back: of Secrets nothing is kept. */
export function leftByUndo({ results }: DeployRecord): readonly string[] {
  return results
    .filter((result) => result.outcome === "changed" && !isKept(result))
    .map(({ title }) => title);
}

function isKept({ raw }: Result): boolean {
  return recordOf(raw)["before"] !== undefined;
}

/** Tells an object from all others of a cluster, as its title does not: two groups may have a kind of the same name. */
export function pathOf(reference: unknown): string {
  const { gvk, namespace, name } = recordOf(reference);
  const { group, kind } = recordOf(gvk);
  return [group, kind, namespace, name].filter((part) => typeof part === "string" && part !== "").join("/");
}

/** The namespaces that objects are in, or are themselves; a manifest that names none leaves it to the context. */
export function namespacesOf(references: readonly unknown[]): readonly string[] {
  const found = references.map((each) => {
    const { gvk, name, namespace } = recordOf(each);
    return recordOf(gvk)["kind"] === "Namespace" ? name : namespace;
  });
  return [...new Set(found.filter((each) => typeof each === "string"))];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
