/** A model that can be chosen. */
export interface ModelChoice {
  readonly name: string;
  /** Prompts leave this machine. */
  readonly isRemote: boolean;
  /** Tells what texts are about, and does not chat. */
  readonly embeds: boolean;
}

/** Reads the server's list; what cannot be read is left out, and a model whose place is not known counts as remote. */
export function modelsIn(value: unknown): readonly ModelChoice[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    if (typeof each !== "object" || each === null) return [];
    const { name, isRemote, embeds } = each as Partial<Record<string, unknown>>;
    return typeof name === "string" ? [{ name, isRemote: isRemote !== false, embeds: embeds === true }] : [];
  });
}

/** The one that is asked when a person has chosen this name; without a name the server's first that chats. */
export function chatModel(models: readonly ModelChoice[], chosen: string): ModelChoice | undefined {
  return models.find(({ name, embeds }) => (chosen === "" ? !embeds : isNamed(name, chosen)));
}

/** The one that a person has named for vectors; what is taken without a name never leaves the machine unasked. */
export function namedEmbeddingModel(models: readonly ModelChoice[], chosen: string): ModelChoice | undefined {
  return chosen === "" || chosen === "off" ? undefined : models.find(({ name }) => isNamed(name, chosen));
}

function isNamed(name: string, chosen: string): boolean {
  return name === chosen || name === `${chosen}:latest`;
}

/** How far the pull of a model is. */
export interface PullProgress {
  readonly step: string;
  /** From 0 to 1, of the layer that is being fetched. */
  readonly fraction: number | undefined;
}

/** Reads a notification about the request with that id; undefined when it is about something else. */
export function pullProgressIn(value: unknown, id: string): PullProgress | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id: of, step, fraction } = value as Partial<Record<string, unknown>>;
  if (of !== id || typeof step !== "string") return undefined;
  return { step, fraction: typeof fraction === "number" ? fraction : undefined };
}
