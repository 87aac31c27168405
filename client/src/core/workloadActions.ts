/** What can be done to a workload while it runs. */
export type ActionKind =
  "scale" | "restart" | "pause" | "resume" | "undo" | "run-now" | "suspend" | "unsuspend";

/** What can be done to which kinds. */
const actionsByKind: ReadonlyMap<string, readonly ActionKind[]> = new Map([
  ["Deployment", ["scale", "restart", "pause", "resume", "undo"]],
  ["StatefulSet", ["scale", "restart", "undo"]],
  ["ReplicaSet", ["scale"]],
  ["DaemonSet", ["restart", "undo"]],
  ["CronJob", ["run-now", "suspend", "unsuspend"]],
  ["Job", ["suspend", "unsuspend"]],
]);

/** Empty for kinds that only their manifest changes. */
export function actionsOf(kind: string): readonly ActionKind[] {
  return actionsByKind.get(kind) ?? [];
}

/** A pod template that a workload has had. */
export interface Revision {
  readonly number: number;
  readonly moment: string;
  readonly images: readonly string[];
}

/** The revisions to go back to: all but the first, which is what runs now. */
export function parseEarlierRevisions(value: unknown): readonly Revision[] {
  if (!Array.isArray(value)) return [];
  return value.slice(1).flatMap((each: unknown): readonly Revision[] => {
    if (typeof each !== "object" || each === null) return [];
    const { number, moment, images } = each as Partial<Record<string, unknown>>;
    if (typeof number !== "number") return [];
    return [
      {
        number,
        moment: typeof moment === "string" ? moment : "",
        images: Array.isArray(images) ? images.filter((image) => typeof image === "string") : [],
      },
    ];
  });
}
