/** What the server has found out about one document; it sends this whenever it changes. */
export interface DocumentStatus {
  readonly uri: string;
  /** At least one part of the document is a Kubernetes object. */
  readonly isManifest: boolean;
  /** What the document is to the check, and so what is done with it. */
  readonly role: DocumentRole;
  /** The version that the document is checked against, such as `1.36`. */
  readonly kubernetesVersion: string;
  /** Where the types come from that the document is checked against, such as `catalogue` and `workspace`. */
  readonly schemaSources: readonly string[];
  /** How many Kubernetes objects the document holds. */
  readonly objects: number;
}

const roles = ["objects", "patch", "template", "kustomization", "chart", "excluded", "other"] as const;

/**
 * `excluded` by `drydock.yaml` whatever it holds; `chart` describes a Helm chart or has its values; `other` is no manifest, nor
 * anything that becomes one.
 */
export type DocumentRole = (typeof roles)[number];

/** The notification that carries a {@link DocumentStatus} from the server. */
export const documentStatusNotification = "drydock/documentStatus";

/** Reads what came over the wire; undefined when it is something else. */
export function parseDocumentStatus(value: unknown): DocumentStatus | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { uri, isManifest, role, kubernetesVersion, schemaSources, objects } = value as Partial<
    Record<string, unknown>
  >;
  const knownRole = roles.find((each) => each === role);
  const isStatus =
    typeof uri === "string" &&
    typeof isManifest === "boolean" &&
    knownRole !== undefined &&
    typeof kubernetesVersion === "string" &&
    Array.isArray(schemaSources) &&
    schemaSources.every((source) => typeof source === "string") &&
    typeof objects === "number";
  return isStatus
    ? { uri, isManifest, role: knownRole, kubernetesVersion, schemaSources, objects }
    : undefined;
}
