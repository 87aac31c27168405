import { say, verbatim, type Message, type Words } from "../core/text/message.ts";
import { ClusterFailure, type ClusterFailureKind, type StatusCause } from "./failure.ts";

const kinds: ReadonlyMap<number, ClusterFailureKind> = new Map([
  [401, "unauthorized"],
  [403, "forbidden"],
  [404, "not-found"],
  [409, "conflict"],
  [410, "gone"],
  [422, "invalid"],
  [400, "invalid"],
  [429, "too-many-requests"],
]);

/**
 * An answer that is no success, as a failure with the server's own words.
 *
 * @param what the request, such as `apply Deployment web`
 * @param retryAfter the header of that name: seconds
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
export function failureOf(
  what: Message,
  status: number,
  body: string,
  retryAfter: string | undefined,
  words: Words,
): ClusterFailure {
  const answer = statusIn(body);
  const kind = kinds.get(status) ?? "server";
  const said = answer?.message ?? body.slice(0, 300).trim();
  const seconds = Number(retryAfter ?? Number.NaN);
  return new ClusterFailure(kind, words(say`Could not ${what}: ${advice(kind, said)}`), {
    status,
    causes: answer?.causes ?? [],
    retryAfter: Number.isFinite(seconds) ? seconds * 1000 : undefined,
  });
}

function advice(kind: ClusterFailureKind, said: string): Message {
  switch (kind) {
    case "unauthorized":
      return say`the cluster does not accept the credentials of this context. Sign in again, then retry.`;
    case "forbidden":
      return say`the cluster does not allow it. ${said}`;
    case "too-many-requests":
      return say`the API server is busy. ${said}`;
    default:
      return said === "" ? say`the API server gave no reason.` : verbatim(said);
  }
}

interface StatusAnswer {
  readonly message: string;
  readonly causes: readonly StatusCause[];
}

function statusIn(body: string): StatusAnswer | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    // Proxies and load balancers answer in HTML or plain text.
    return undefined;
  }
  const { kind, message, details } = recordOf(value);
  if (kind !== "Status" || typeof message !== "string") return undefined;
  const { causes } = recordOf(details);
  return { message, causes: Array.isArray(causes) ? causes.map(causeOf) : [] };
}

function causeOf(value: unknown): StatusCause {
  const { reason, message, field } = recordOf(value);
  const text = (part: unknown): string => (typeof part === "string" ? part : "");
  return { reason: text(reason), message: text(message), field: text(field) };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
