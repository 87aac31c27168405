import { say } from "../../text/message.ts";
import {
  companion,
  fieldsAt,
  listAt,
  selectorOf,
  withTemplate,
  type Fields,
  type RefactoredWorkload,
  type Refactoring,
} from "./refactoring.ts";

const replicated: ReadonlySet<string> = new Set(["Deployment", "StatefulSet"]);

/**
 * Survives the loss of a node and its drain: two replicas on different nodes, a budget for disruptions, and no requests for
 * pods that are not ready.
 *
 * https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
 */
export function available(workload: RefactoredWorkload): readonly Refactoring[] {
  const { kind, object, template, podSpec } = workload;
  const matchLabels = selectorOf(workload);
  if (!replicated.has(kind) || Object.keys(matchLabels).length === 0) return [];
  const spec = fieldsAt(object, "spec");
  const replicas = Math.max(typeof spec["replicas"] === "number" ? spec["replicas"] : 1, 2);
  const spread = {
    topologySpreadConstraints: podSpec["topologySpreadConstraints"] ?? [
      {
        maxSkew: 1,
        topologyKey: "kubernetes.io/hostname",
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector: { matchLabels },
      },
    ],
  };
  const containers = listAt(podSpec, "containers").map(withReadiness);
  const changed = withTemplate(workload, { ...template, spec: { ...podSpec, ...spread, containers } });
  return [
    {
      title: say`Survive the loss of a node: two replicas or more, spread over nodes, probes, and a disruption budget`,
      object: { ...changed, spec: { ...fieldsAt(changed, "spec"), replicas } },
      added: [
        {
          apiVersion: "policy/v1",
          kind: "PodDisruptionBudget",
          metadata: companion(workload),
          spec: { maxUnavailable: 1, selector: { matchLabels } },
        },
      ],
    },
  ];
}

/** A container with a port is ready when something listens there; more nobody but its author knows. */
function withReadiness(container: Fields): Fields {
  const [port] = listAt(container, "ports").filter(({ protocol }) => (protocol ?? "TCP") === "TCP");
  if (container["readinessProbe"] !== undefined || port === undefined) return container;
  return { ...container, readinessProbe: { tcpSocket: { port: port["name"] ?? port["containerPort"] } } };
}
