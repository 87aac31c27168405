/** A model that can be chosen. */
export interface ModelChoice {
  readonly name: string;
  /** Prompts leave this machine. */
  readonly isRemote: boolean;
}

/** Reads the server's list; what cannot be read is left out, and a model whose place is not known counts as remote. */
export function modelsIn(value: unknown): readonly ModelChoice[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    if (typeof each !== "object" || each === null) return [];
    const { name, isRemote } = each as Partial<Record<string, unknown>>;
    return typeof name === "string" ? [{ name, isRemote: isRemote !== false }] : [];
  });
}
