/** A call of a walkthrough whose target is not certain. All lines are 1-based. */
export interface Doubt {
  readonly uri: string;
  readonly line: number;
  /** What is called there. */
  readonly name: string;
  /** The function that was taken, in the file of the step. */
  readonly startLine: number;
  readonly endLine: number;
}

/** Where somebody who knows better finds a function; 1-based. */
export interface FoundFunction {
  readonly uri: string;
  readonly line: number;
}

/**
 * How sure a step is, from 0 to 1, once it is known what may be called: the share of the function that was taken; 0 where it is not
 * among them. `undefined` where nothing was found, which says nothing.
 *
 * @param uri of the file of the step
 */
export function settledConfidence(
  { startLine, endLine }: Doubt,
  uri: string,
  found: readonly FoundFunction[],
): number | undefined {
  if (found.length === 0) return undefined;
  const isTaken = (each: FoundFunction): boolean =>
    each.uri === uri && startLine <= each.line && each.line <= endLine;
  return found.some(isTaken) ? 1 / found.length : 0;
}

/** Reads what the server knows of a doubt; `undefined` where there is none. */
export function parseDoubt(value: unknown): Doubt | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { uri, line, name, startLine, endLine }: Partial<Record<keyof Doubt, unknown>> = value;
  if (typeof uri !== "string" || typeof name !== "string") return undefined;
  if (typeof line !== "number" || typeof startLine !== "number" || typeof endLine !== "number")
    return undefined;
  return { uri, line, name, startLine, endLine };
}
