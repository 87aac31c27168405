import type { Run } from "../run.ts";
import type { CelValue } from "../value.ts";

/**
 * A function of the environment. Of `target.name(…)` the target is the first parameter. Yields `undefined` when it has no
 * overload for what it is given; throws `CelFailure` when it has one that yields no value.
 */
export type CelFunction = (parameters: readonly CelValue[], run: Run) => CelValue | undefined;

/** By name: `size` for `size(x)`, `.size` for `x.size()`, `sets.contains` for a function of a namespace. */
export type FunctionTable = Readonly<Record<string, CelFunction>>;
