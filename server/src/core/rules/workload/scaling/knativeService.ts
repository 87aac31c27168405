/**
 * Knative checks a Service by a webhook: annotations of its autoscaler stand on the template of revisions, their values are numbers,
 * a container has one port, called `http1` or `h2c` if it has a name, and the parts of the traffic make 100 together.
 *
 * ```yaml
 * spec:
 *   template:
 *     metadata:
 *       annotations:
 *         autoscaling.knative.dev/min-scale: one # must be "1"
 *   traffic:
 *     - latestRevision: true
 *       percent: 80 # must be 100
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const prefix = "autoscaling.knative.dev/";
/** The old names without hyphens are read as well: `minScale`. */
const counts = /^(?:min|max|initial|activation)(?:-s|S)cale$|^target$/u;
const classes = ["kpa.autoscaling.knative.dev", "hpa.autoscaling.knative.dev"];

/**
 * What the webhook refuses stands in Knative Serving's sources: `pkg/apis/autoscaling/annotation_validation.go`,
 * `pkg/apis/serving/k8s_validation.go` and `pkg/apis/serving/v1/route_validation.go`.
 */
const rule: Rule = {
  code: "knative-service",
  family: "workload",
  severity: "warning",
  summary: "Knative refuses a Service, or does not see what is said to its autoscaler.",
  source: "https://knative.dev/docs/serving/autoscaling/",
  kinds: ["serving.knative.dev/Service"],
  check({ root }, report) {
    const spec = root.at("spec");
    for (const at of root.at("metadata", "annotations").keys()) {
      if (at.name.startsWith(prefix))
        report(at, say`The autoscaler reads this annotation on \`spec.template\`, not on the Service.`, {
          on: "key",
        });
    }
    const template = spec.at("template");
    for (const at of template.at("metadata", "annotations").keys()) checkAnnotation(at, report);
    checkMetric(template.at("metadata", "annotations"), report);
    checkPorts(template.at("spec", "containers").items(), report);
    checkTraffic(spec.at("traffic"), report);
  },
};

function checkAnnotation(at: Cursor, report: Report): void {
  const name = at.name.startsWith(prefix) ? at.name.slice(prefix.length) : "";
  const text = at.string;
  if (text !== undefined && counts.test(name) && (text.trim() === "" || Number.isNaN(Number(text))))
    report(at, say`\`${at.name}\` is a number, not \`${text}\`.`);
  // Others can be installed under any name.
  if (name === "class" && (text === "kpa" || text === "hpa"))
    report(
      at,
      say`Knative has no autoscaler \`${text}\`, but \`${classes[0] ?? ""}\` and \`${classes[1] ?? ""}\`.`,
    );
}

/**
 * Only the autoscaler of Kubernetes knows how much of the processor is used. `pod-autoscaler-class` of a cluster's
 * `config-autoscaler` can make it the one of revisions that name none.
 */
function checkMetric(annotations: Cursor, report: Report): void {
  const metric = annotations.key(`${prefix}metric`);
  if (!["cpu", "memory"].includes(metric.string ?? "")) return;
  const named = annotations.key(`${prefix}class`);
  if ((named.string ?? classes[0]) === classes[0])
    report(
      metric,
      say`Knative's own autoscaler does not measure \`${metric.string ?? ""}\`; it needs the class \`${classes[1] ?? ""}\`.`,
      named.present ? {} : { severity: "hint" },
    );
}

function checkPorts(containers: readonly Cursor[], report: Report): void {
  const ports = containers.flatMap((container) => container.at("ports").items());
  const [port, second] = ports;
  if (second !== undefined) report(second, say`Knative sends requests to one port; leave the others out.`);
  const name = port?.at("name");
  if (name?.string !== undefined && name.string !== "" && !["http1", "h2c"].includes(name.string))
    report(name, say`Knative takes the name of a port for its protocol: \`http1\` or \`h2c\`.`);
}

function checkTraffic(traffic: Cursor, report: Report): void {
  const parts = traffic.items();
  const sum = parts.reduce((total, part) => total + (part.at("percent").number ?? 0), 0);
  if (parts.length > 0 && sum !== 100)
    report(traffic, say`The parts of the traffic make ${sum} percent together; it must be 100.`, {
      on: "key",
    });
}

export default rule;
