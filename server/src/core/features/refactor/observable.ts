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

const measured: ReadonlySet<string> = new Set(["Deployment", "StatefulSet"]);
const pathOfMetrics = "/metrics";

/**
 * Measured by Prometheus: annotations for those that look at pods, and a ServiceMonitor with the Service that it needs for
 * the Prometheus operator.
 *
 * https://prometheus-operator.dev/docs/developer/getting-started/
 */
export function observable(workload: RefactoredWorkload): readonly Refactoring[] {
  const { kind, template, containers, name } = workload;
  const selector = selectorOf(workload);
  const port = metricsPort(containers);
  if (!measured.has(kind) || Object.keys(selector).length === 0 || port === undefined) return [];
  const metadata = fieldsAt(template, "metadata");
  const annotations = {
    ...fieldsAt(metadata, "annotations"),
    "prometheus.io/scrape": "true",
    "prometheus.io/port": String(port),
    "prometheus.io/path": pathOfMetrics,
  };
  const labels = { "app.kubernetes.io/name": `${name}-metrics` };
  return [
    {
      title: say`Measure with Prometheus: annotations, a ServiceMonitor and the Service that it reads`,
      object: withTemplate(workload, { ...template, metadata: { ...metadata, annotations } }),
      added: [
        {
          apiVersion: "v1",
          kind: "Service",
          metadata: { ...companion(workload, "-metrics"), labels },
          spec: { clusterIP: "None", selector, ports: [{ name: "metrics", port, targetPort: port }] },
        },
        {
          apiVersion: "monitoring.coreos.com/v1",
          kind: "ServiceMonitor",
          metadata: companion(workload),
          spec: {
            selector: { matchLabels: labels },
            endpoints: [{ port: "metrics", path: pathOfMetrics, interval: "30s" }],
          },
        },
      ],
    },
  ];
}

/** The port that is called so, else the only one that there is. */
function metricsPort(containers: readonly Fields[]): number | undefined {
  const ports = containers.flatMap((container) => listAt(container, "ports"));
  const [named] = ports.filter(({ name }) => typeof name === "string" && name.includes("metrics"));
  const port = (named ?? (ports.length === 1 ? ports[0] : undefined))?.["containerPort"];
  return typeof port === "number" ? port : undefined;
}
