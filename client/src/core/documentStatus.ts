/** What the server has found out about one document; it sends this whenever it changes. */
export interface DocumentStatus {
  readonly uri: string;
  /** At least one part of the document is a Kubernetes object. */
  readonly isManifest: boolean;
  /** The version that the document is checked against, such as `1.36`. */
  readonly kubernetesVersion: string;
  /** Where the types come from that the document is checked against, such as `catalogue` and `workspace`. */
  readonly schemaSources: readonly string[];
  /** How many Kubernetes objects the document holds. */
  readonly objects: number;
}

/** The notification that carries a {@link DocumentStatus} from the server. */
export const documentStatusNotification = "drydock/documentStatus";

/** Reads what came over the wire; undefined when it is something else. */
export function parseDocumentStatus(value: unknown): DocumentStatus | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { uri, isManifest, kubernetesVersion, schemaSources, objects } = value as Partial<
    Record<string, unknown>
  >;
  const isStatus =
    typeof uri === "string" &&
    typeof isManifest === "boolean" &&
    typeof kubernetesVersion === "string" &&
    Array.isArray(schemaSources) &&
    schemaSources.every((source) => typeof source === "string") &&
    typeof objects === "number";
  return isStatus ? { uri, isManifest, kubernetesVersion, schemaSources, objects } : undefined;
}
