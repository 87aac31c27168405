/** What a function is in a walkthrough. */
export interface FunctionInWalk {
  /** As in `(*Controller).Run`. */
  readonly name: string;
  /** 1-based. */
  readonly line: number;
  /** Markdown; source code has a part in it, so it is never trusted. */
  readonly details: string;
  /** How the program comes to it, call by call from `main`; none for `main` itself. */
  readonly ways: readonly (readonly Hop[])[];
}

/** A call on the way to a function. */
export interface Hop {
  readonly label: string;
  readonly uri: string;
  /** 1-based. */
  readonly line: number;
}

export type FunctionAnswer =
  | { readonly kind: "no-program" | "no-function" }
  | { readonly kind: "not-reached"; readonly name: string }
  | { readonly kind: "found"; readonly found: FunctionInWalk };

/** Reads an answer of the server; whatever is none says that there is no program. */
export function parseFunctionAnswer(value: unknown): FunctionAnswer {
  const { kind, name, line, details, ways } = fieldsOf(value);
  if (kind === "no-function") return { kind };
  if (typeof name !== "string") return { kind: "no-program" };
  if (kind === "not-reached") return { kind, name };
  if (kind !== "found" || typeof line !== "number" || typeof details !== "string" || !Array.isArray(ways))
    return { kind: "no-program" };
  const found = { name, line, details, ways: ways.map((way: unknown) => parseWay(way)) };
  return { kind, found };
}

function parseWay(value: unknown): readonly Hop[] {
  return Array.isArray(value) ? value.filter(isHop) : [];
}

function isHop(value: unknown): value is Hop {
  const { label, uri, line } = fieldsOf(value);
  return typeof label === "string" && typeof uri === "string" && typeof line === "number";
}

function fieldsOf(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? value : {};
}
