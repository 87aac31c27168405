/**
 * A metric of a HorizontalPodAutoscaler has exactly one source, the one that its `type` names, and the source says
 * which metric and which target: a share of the request or a raw value, not both, and more than zero.
 *
 * ```yaml
 * metrics:
 *   - type: Resource
 *     resource:
 *       name: cpu
 *       target:
 *         type: Utilization # and averageUtilization?
 * ```
 */
import { pathSegmentName } from "../../../formats/names.ts";
import { quantityOf, signOf } from "../../../formats/quantity.ts";
import { containerResourceName } from "../../../formats/resourceName.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { listing, say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { nearestValue } from "../../replaceValue.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

/** The field of each type of metric, in the order in which the server looks at them. */
const sources: ReadonlyMap<string, string> = new Map([
  ["Object", "object"],
  ["External", "external"],
  ["Pods", "pods"],
  ["Resource", "resource"],
  ["ContainerResource", "containerResource"],
]);

const targetTypes = ["Utilization", "Value", "AverageValue"];

const rule: Rule = {
  code: "autoscaler-metric",
  family: "server",
  severity: "error",
  summary: "A metric of an autoscaler has not exactly one source with a target.",
  source: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/",
  kinds: ["autoscaling/HorizontalPodAutoscaler"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    for (const metric of spec.at("metrics").items()) checkMetric(metric, report);
    const utilization = spec.at("targetCPUUtilizationPercentage");
    if (utilization.number !== undefined && utilization.number < 1) {
      const path = `${spec.path}.metrics[0].resource.target.averageUtilization`;
      report(utilization, say`\`targetCPUUtilizationPercentage\` must be more than 0.`, { path });
    }
  },
};

function checkMetric(metric: Cursor, report: Report): void {
  const place = metric.at("type");
  const type = place.string;
  const field = sources.get(type ?? "");
  if (requireFilled(place, report) && type !== undefined && field === undefined) {
    report(place, say`\`${type}\` is no type of a metric; use ${listing([...sources.keys()])}.`, {
      fixes: nearestValue(place, sources.keys()),
    });
  }
  const present = [...sources.values()].map((name) => metric.at(name)).filter((source) => source.present);
  const [first] = present;
  if (first !== undefined) checkSource(first, report);
  if (field === undefined) return;
  if (!metric.at(field).present)
    report(metric.at(field), say`A metric of the type \`${type ?? ""}\` needs \`${field}\`.`);
  if (present.length < 2) return;
  for (const other of present.filter((source) => source.name !== field)) {
    report(other, say`A metric of the type \`${type ?? ""}\` can not have \`${other.name}\` as well.`, {
      on: "key",
    });
  }
}

function checkSource(source: Cursor, report: Report): void {
  const target = source.at("target");
  checkTarget(target, report);
  if (source.name === "resource" || source.name === "containerResource") {
    const name = source.at("name");
    if (requireFilled(name, report) && source.name === "containerResource") {
      checkFormat(name, containerResourceName, report);
    }
    requireFilled(source.at("container"), report);
    checkUtilization(target, report);
  } else {
    const name = source.at("metric", "name");
    if (requireFilled(name, report)) checkFormat(name, pathSegmentName, report);
    checkRawValue(source.name, target, report);
  }
}

function checkTarget(target: Cursor, report: Report): void {
  const type = target.at("type");
  if (requireFilled(type, report) && type.string !== undefined && !targetTypes.includes(type.string)) {
    report(type, say`\`${type.string}\` is no type of a target; use ${listing(targetTypes)}.`);
  }
  for (const value of [target.at("value"), target.at("averageValue")]) {
    const quantity = quantityOf(value);
    if (quantity !== undefined && signOf(quantity) <= 0)
      report(value, say`\`${value.name}\` must be more than 0.`);
  }
  const share = target.at("averageUtilization");
  if (share.number !== undefined && share.number < 1)
    report(share, say`\`averageUtilization\` must be more than 0.`);
}

function checkUtilization(target: Cursor, report: Report): void {
  if (!target.isMapping) return;
  const share = target.at("averageUtilization");
  const value = target.at("averageValue");
  if (!share.present && !value.present) {
    report(share, say`The target needs \`averageUtilization\` or \`averageValue\`.`);
  } else if (share.present && value.present) {
    report(value, say`\`averageValue\` can not be set together with \`averageUtilization\`.`, { on: "key" });
  }
}

function checkRawValue(source: string, target: Cursor, report: Report): void {
  if (!target.isMapping) return;
  const value = target.at("value");
  const average = target.at("averageValue");
  if (source === "pods") {
    const quantity = quantityOf(average);
    if (!average.present || (quantity !== undefined && signOf(quantity) <= 0)) {
      report(average, say`A metric of pods needs an \`averageValue\` of more than 0.`);
    }
  } else if (!value.present && !average.present) {
    report(average, say`The target needs \`value\` or \`averageValue\`.`);
  } else if (source === "external" && value.present && average.present) {
    report(value, say`\`value\` can not be set together with \`averageValue\`.`, { on: "key" });
  }
}

export default rule;
