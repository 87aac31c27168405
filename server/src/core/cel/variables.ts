import type { Expression } from "./expression.ts";
import type { Run } from "./run.ts";
import type { CelValue } from "./value.ts";

/** Names in scope, the innermost first. A name bound to `undefined` exists, but only a cluster knows its value. */
export interface Variables {
  readonly name: string;
  readonly value: CelValue | undefined;
  readonly outer?: Variables | undefined;
}

/** What an expression is evaluated in. */
export interface Scope {
  readonly variables: Variables | undefined;
  readonly run: Run;
}

/** The scope with one more name. */
export function bind(scope: Scope, name: string, value: CelValue | undefined): Scope {
  return { run: scope.run, variables: { name, value, outer: scope.variables } };
}

export function findVariable(name: string, variables: Variables | undefined): Variables | undefined {
  let scope = variables;
  while (scope !== undefined && scope.name !== name) scope = scope.outer;
  return scope;
}

/** `sets` in `sets.contains(…)`, unless a variable has that name. */
export function namespaceOf(
  target: Expression | undefined,
  variables: Variables | undefined,
): string | undefined {
  if (target?.kind !== "identifier" || findVariable(target.name, variables) !== undefined) return undefined;
  return target.name;
}
