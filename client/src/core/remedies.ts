/** What a person can do at once when a model has not answered. */
export const remedies = ["start", "pull", "key", "choose"] as const;
export type Remedy = (typeof remedies)[number];

/** The command behind each. */
export const remedyCommands = {
  start: "drydock.startModels",
  pull: "drydock.pullModel",
  key: "drydock.setModelKey",
  choose: "drydock.chooseModel",
} as const satisfies Record<Remedy, string>;

/** @param failure as the language server names it */
export function remedyOf(failure: string): Remedy {
  switch (failure) {
    case "not-running":
      return "start";
    case "model-missing":
      return "pull";
    case "key-refused":
      return "key";
    default:
      return "choose";
  }
}

/** Reads what kept the model from answering out of an error of the language server; undefined when it is another one. */
export function failureIn(error: unknown): string | undefined {
  const data: unknown =
    typeof error === "object" && error !== null && "data" in error ? error.data : undefined;
  return typeof data === "object" && data !== null && "kind" in data && typeof data.kind === "string"
    ? data.kind
    : undefined;
}
