import { nameOf, type ObjectReference } from "../core/deploy/deployable.ts";
import type { GroupVersionKind } from "../core/manifest/manifest.ts";
import {
  isObject,
  listAt,
  namesAt,
  numberAt,
  objectAt,
  textAt,
  type JsonObject,
} from "../core/schema/jsonValue.ts";
import type { Objects } from "./objects.ts";

/** A pod, as somebody chooses one to look into. */
export interface PodSummary {
  readonly name: string;
  readonly namespace: string;
  /** Such as `Running`. */
  readonly phase: string;
  /** Those that run beside each other first, then init containers. */
  readonly containers: readonly string[];
  readonly ports: readonly number[];
}

export const podKind: GroupVersionKind = { group: "", version: "v1", kind: "Pod" };
/** Of a workload with more pods, the first ones stand for all. */
const mostPods = 50;

/** The pods of a workload or a Service, or the Pod itself; empty for kinds that have none. @throws ClusterFailure */
export async function podsOf(
  objects: Objects,
  reference: ObjectReference,
  signal?: AbortSignal,
): Promise<readonly JsonObject[]> {
  const object = await objects.read(reference, signal);
  if (object === undefined) return [];
  const { gvk, namespace } = objects.locate(reference);
  if (gvk.kind === "Pod") return [object];
  const selector = podSelectorOf(gvk.kind, objectAt(object, "spec") ?? {});
  if (selector === "") return [];
  const query = new URLSearchParams({ labelSelector: selector, limit: String(mostPods) });
  return objects.list(podKind, namespace, query.toString(), signal);
}

export function summaryOf(pod: JsonObject): PodSummary {
  const metadata = objectAt(pod, "metadata") ?? {};
  const spec = objectAt(pod, "spec") ?? {};
  const containers = listAt(spec, "containers").filter(isObject);
  return {
    name: nameOf(pod) ?? "",
    namespace: textAt(metadata, "namespace") ?? "",
    phase: textAt(objectAt(pod, "status") ?? {}, "phase") ?? "",
    containers: [...containers, ...listAt(spec, "initContainers").filter(isObject)].flatMap(
      (each) => textAt(each, "name") ?? [],
    ),
    ports: containers
      .flatMap((each) => listAt(each, "ports").filter(isObject))
      .flatMap((port) => numberAt(port, "containerPort") ?? []),
  };
}

/**
 * Which pods an object of a kind has, as a query takes it; empty when it has none.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#api
 */
export function podSelectorOf(kind: string, spec: JsonObject): string {
  const selector = objectAt(spec, "selector") ?? {};
  const equal = kind === "Service" ? selector : (objectAt(selector, "matchLabels") ?? {});
  const labels = Object.keys(equal).map((key) => `${key}=${textAt(equal, key) ?? ""}`);
  const expressions = listAt(selector, "matchExpressions").filter(isObject).map(requirementOf);
  return [...labels, ...expressions].join(",");
}

function requirementOf(expression: JsonObject): string {
  const key = textAt(expression, "key") ?? "";
  const values = namesAt(expression, "values").join(",");
  switch (textAt(expression, "operator")) {
    case "In":
      return `${key} in (${values})`;
    case "NotIn":
      return `${key} notin (${values})`;
    case "DoesNotExist":
      return `!${key}`;
    default:
      return key;
  }
}
