/**
 * A HorizontalPodAutoscaler names what it scales by kind and name, with the API group for anything outside the core
 * group, and scales between `minReplicas` and a `maxReplicas` that is not less.
 *
 * ```yaml
 * spec:
 *   scaleTargetRef:
 *     apiVersion: apps # must be apps/v1
 *     kind: Deployment
 *     name: web
 * ```
 */
import { pathSegmentName } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

/** Since this minor version the target's API group is validated. */
const validatesGroup = 35;

const rule: Rule = {
  code: "scale-target",
  family: "server",
  severity: "error",
  summary: "What an autoscaler scales, or between which bounds, is not valid.",
  source: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
  kinds: ["autoscaling/HorizontalPodAutoscaler"],
  check(manifest, report, { minor }) {
    const spec = manifest.root.at("spec");
    checkBounds(spec, report);
    const target = spec.at("scaleTargetRef");
    if (!target.isMapping) return;
    checkObject(target, report);
    if (minor >= validatesGroup) checkGroup(target, report);
    for (const metric of spec.at("metrics").items()) {
      const described = metric.at("object", "describedObject");
      if (described.isMapping) checkObject(described, report);
    }
  },
};

function checkBounds(spec: Cursor, report: Report): void {
  const lowest = spec.at("minReplicas");
  const highest = spec.at("maxReplicas");
  if (lowest.number !== undefined && lowest.number < 1) {
    report(
      lowest,
      lowest.number === 0 && spec.at("metrics").items().some(isMeasuredElsewhere)
        ? say`\`minReplicas\` is 0; it must be 1 or more, unless the cluster has the feature \`HPAScaleToZero\`.`
        : say`\`minReplicas\` is ${lowest.number}; it must be 1 or more.`,
    );
  }
  const least = lowest.present ? lowest.number : 1;
  if (highest.number === undefined) return;
  if (highest.number < 1) {
    report(highest, say`\`maxReplicas\` is ${highest.number}; it must be 1 or more.`);
  } else if (least !== undefined && highest.number < least) {
    report(
      highest,
      say`\`maxReplicas\` (${highest.number}) must not be less than \`minReplicas\` (${least}).`,
    );
  }
}

/** With the feature, a metric that no Pod has to be there for lets the last one go. */
function isMeasuredElsewhere(metric: Cursor): boolean {
  return ["Object", "External"].includes(metric.at("type").string ?? "");
}

function checkGroup(target: Cursor, report: Report): void {
  const place = target.at("apiVersion");
  const version = place.present ? place.string : "";
  // Of the core group only ReplicationControllers can be scaled.
  if (version === undefined || target.at("kind").string === "ReplicationController") return;
  const slashes = version.split("/").length - 1;
  if (slashes === 1 && !version.startsWith("/")) return;
  const given = version === "" ? say`is missing` : say`is \`${version}\``;
  report(
    place,
    say`\`apiVersion\` of the target ${given}; it must be a group and a version, such as \`apps/v1\`.`,
  );
}

function checkObject(target: Cursor, report: Report): void {
  for (const field of [target.at("kind"), target.at("name")]) {
    if (requireFilled(field, report)) checkFormat(field, pathSegmentName, report);
  }
}

export default rule;
