import type { Cursor } from "../../manifest/cursor.ts";
import { isPlaceholder, readLabelMap, readLabelSelector, type LabelSelector } from "../labelSelector.ts";
import type { ContainerPortReference, PodsReference } from "../reference.ts";
import { above, inNamespace, placeOf, type Read } from "./place.ts";

export const labelSelector: Read<PodsReference> = (at, namespace) =>
  pods(at, readLabelSelector(at), namespace);

/** Pods of the policy's own namespace; a selector of namespaces beside it means those of others. */
export const peers: Read<PodsReference> = (at, namespace) =>
  at.parent?.at("namespaceSelector").present === true ? undefined : labelSelector(at, namespace);

/** A plain map of labels. */
export const serviceSelector: Read<PodsReference> = (at, namespace) => pods(at, readLabelMap(at), namespace);

function pods(
  at: Cursor,
  selector: LabelSelector | undefined,
  namespace: string | undefined,
): PodsReference | undefined {
  if (selector === undefined || at.node === undefined) return undefined;
  const { start, end } = at.node;
  const range = { start, end };
  return { kind: "pods", range, path: at.path, selector, ...inNamespace(namespace) };
}

/** From `spec.ports[0].targetPort` to the Pods of the Service. */
export const targetPort: Read<ContainerPortReference> = (at, namespace) =>
  containerPort(at, at.number ?? at.string, readLabelMap(above(at, 3)?.at("selector") ?? at), namespace);

/** From `spec.targetPorts[0].number` to the Pods of the pool. */
export const poolPort: Read<ContainerPortReference> = (at, namespace) =>
  containerPort(at, at.number, readLabelSelector(above(at, 3)?.at("selector") ?? at), namespace);

/** From `spec.podMetricsEndpoints[0].port` to the Pods of the monitor. */
export const monitoredPort: Read<ContainerPortReference> = (at, namespace) => {
  const spec = above(at, 3);
  const isElsewhere = spec?.at("namespaceSelector").present === true;
  const isFilledIn = at.string !== undefined && isPlaceholder(at.string);
  return isElsewhere || isFilledIn
    ? undefined
    : containerPort(at, at.string, readLabelSelector(spec?.at("selector") ?? at), namespace);
};

function containerPort(
  at: Cursor,
  port: string | number | undefined,
  selector: LabelSelector | undefined,
  namespace: string | undefined,
): ContainerPortReference | undefined {
  return port === undefined || selector === undefined
    ? undefined
    : { kind: "container-port", ...placeOf(at), selector, port, ...inNamespace(namespace) };
}
