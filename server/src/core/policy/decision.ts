import type { Message } from "../text/message.ts";

/** Whether something holds; where only a cluster could say, what would have to be known. */
export type Decision = { readonly kind: "yes" } | { readonly kind: "no" } | Undecided;

export interface Undecided {
  readonly kind: "undecided";
  /** Completes "only a cluster knows …". */
  readonly because: Message;
}

export const YES: Decision = { kind: "yes" };
export const NO: Decision = { kind: "no" };

export function undecided(because: Message): Undecided {
  return { kind: "undecided", because };
}

export function decided(holds: boolean): Decision {
  return holds ? YES : NO;
}

/** `no` as soon as one is; asked in turn. */
export function every<Item>(items: readonly Item[], decide: (item: Item) => Decision): Decision {
  return firstOf(items, decide, "no", YES);
}

/** `yes` as soon as one is; asked in turn. */
export function some<Item>(items: readonly Item[], decide: (item: Item) => Decision): Decision {
  return firstOf(items, decide, "yes", NO);
}

function firstOf<Item>(
  items: readonly Item[],
  decide: (item: Item) => Decision,
  decisive: "yes" | "no",
  otherwise: Decision,
): Decision {
  let open: Decision | undefined;
  for (const item of items) {
    const decision = decide(item);
    if (decision.kind === decisive) return decision;
    if (decision.kind === "undecided") open ??= decision;
  }
  return open ?? otherwise;
}
