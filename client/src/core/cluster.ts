/** The connection to a cluster, as the language server tells it. */
export interface ClusterState {
  readonly kind: "disconnected" | "connecting" | "connected" | "degraded";
  readonly context: string | undefined;
  readonly namespace: string | undefined;
  readonly server: string | undefined;
  readonly kubernetesVersion: string | undefined;
  /** Why it is degraded. */
  readonly message: string | undefined;
}

export const disconnected: ClusterState = {
  kind: "disconnected",
  context: undefined,
  namespace: undefined,
  server: undefined,
  kubernetesVersion: undefined,
  message: undefined,
};

/** Our requests and notifications about clusters. */
export const clusterMethods = {
  contexts: "drydock/cluster/contexts",
  connect: "drydock/cluster/connect",
  disconnect: "drydock/cluster/disconnect",
  namespaces: "drydock/cluster/namespaces",
  state: "drydock/cluster/state",
  remarks: "drydock/cluster/remarks",
} as const;

/** A context of the kubeconfig. */
export interface ClusterContext {
  readonly name: string;
  readonly cluster: string;
  readonly server: string;
  readonly namespace: string;
  /** Has to run for the credentials, when it is there. */
  readonly credentialCommand: CredentialCommand | undefined;
  readonly isCurrent: boolean;
}

/** A command as a person reads it, without secrets; the digest is of all of it. */
export interface CredentialCommand {
  readonly text: string;
  readonly digest: string;
}

/** Reads what came over the wire; undefined when it is something else. */
export function parseClusterState(value: unknown): ClusterState | undefined {
  const { kind, ...rest } = recordOf(value);
  if (kind !== "disconnected" && kind !== "connecting" && kind !== "connected" && kind !== "degraded")
    return undefined;
  return {
    kind,
    context: textOf(rest["context"]),
    namespace: textOf(rest["namespace"]),
    server: textOf(rest["server"]),
    kubernetesVersion: textOf(rest["kubernetesVersion"]),
    message: textOf(rest["message"]),
  };
}

/** What is not a context is left out. */
export function parseContexts(value: unknown): readonly ClusterContext[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each) => {
    const { name, cluster, server, namespace, credentialCommand, isCurrent } = recordOf(each);
    if (typeof name !== "string" || typeof server !== "string") return [];
    return [
      {
        name,
        server,
        cluster: textOf(cluster) ?? "",
        namespace: textOf(namespace) ?? "default",
        credentialCommand: commandIn(credentialCommand),
        isCurrent: isCurrent === true,
      },
    ];
  });
}

function commandIn(value: unknown): CredentialCommand | undefined {
  const { text, digest } = recordOf(value);
  return typeof text === "string" && typeof digest === "string" ? { text, digest } : undefined;
}

/** What the connected cluster has to say to one file, in place of what was told before. */
export interface ClusterRemarks {
  readonly uri: string;
  readonly remarks: readonly ClusterRemark[];
}

export interface ClusterRemark {
  /** Line and character of the start and of the end, counted from 0. */
  readonly range: readonly [number, number, number, number];
  readonly message: string;
  /** As the protocol counts: 1 is an error, 4 a hint. */
  readonly severity: number;
  readonly code: string;
}

/** What is not understood is left out; undefined when nothing of it is. */
export function parseRemarks(value: unknown): ClusterRemarks | undefined {
  const { uri, remarks } = recordOf(value);
  if (typeof uri !== "string" || !Array.isArray(remarks)) return undefined;
  return { uri, remarks: remarks.flatMap((each: unknown) => remarkOf(each) ?? []) };
}

function remarkOf(value: unknown): ClusterRemark | undefined {
  const { message, severity, code, range } = recordOf(value);
  const { start, end } = recordOf(range);
  const from = placeOf(start);
  const to = placeOf(end);
  if (typeof message !== "string" || from === undefined || to === undefined) return undefined;
  return {
    message,
    range: [...from, ...to],
    severity: typeof severity === "number" && severity >= 1 && severity <= 4 ? severity : 2,
    code: textOf(code) ?? "",
  };
}

function placeOf(value: unknown): readonly [number, number] | undefined {
  const { line, character } = recordOf(value);
  return typeof line === "number" && typeof character === "number" ? [line, character] : undefined;
}

/**
 * Whether a context or a namespace is one where a slip costs a lot: its name holds one of the words, between other letters
 * and digits or alone (`eu-prod`, `prod2`, not `reproduce`).
 */
export function isProtected(names: readonly string[], words: readonly string[]): boolean {
  return names.some((name) => {
    const parts = name.toLowerCase().split(/[^a-z]+/u);
    return words.some((word) => parts.includes(word.toLowerCase()));
  });
}

/**
 * Whether nothing may be changed in a namespace.
 *
 * @param patterns names of contexts, or of a context and a namespace (`staging/shop`); `*` stands for anything
 */
export function isReadOnly(context: string, namespace: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const parts = pattern.split("*").map((part) => part.replace(/[\\^$.|?+()[\]{}]/gu, "\\$&"));
    const expression = new RegExp(`^${parts.join(".*")}$`, "u");
    return expression.test(context) || expression.test(`${context}/${namespace}`);
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
