/**
 * How many pods may be missing or surplus during an update is a count or a percentage such as `25%`, not negative and
 * where pods go missing at most `100%`. A Deployment can not set both `maxSurge` and `maxUnavailable` to zero, a
 * DaemonSet must set exactly one of them to something else, and settings of a rolling update only go with the strategy
 * `RollingUpdate`.
 *
 * ```yaml
 * strategy:
 *   rollingUpdate:
 *     maxSurge: 0
 *     maxUnavailable: 0 # one of the two has to be more
 * ```
 */
import { intOrPercentComplaint, intOrPercentOf } from "../../../formats/intOrPercent.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "update-strategy",
  family: "server",
  severity: "error",
  summary: "The settings of a rolling update are malformed or contradict each other.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy",
  fields: ["strategy", "updateStrategy"],
  kinds: ["apps/Deployment", "apps/StatefulSet", "apps/DaemonSet"],
  check(manifest, report, { minor }) {
    const spec = manifest.root.at("spec");
    if (manifest.gvk.kind === "Deployment") checkDeployment(spec.at("strategy"), report);
    else if (manifest.gvk.kind === "DaemonSet") checkDaemonSet(spec.at("updateStrategy"), report);
    else checkStatefulSet(spec.at("updateStrategy"), minor, report);
  },
};

function checkDeployment(strategy: Cursor, report: Report): void {
  const rolling = strategy.at("rollingUpdate");
  if (strategy.at("type").string === "Recreate" && rolling.present) {
    report(rolling, say`\`rollingUpdate\` can not be set with the strategy \`Recreate\`.`, { on: "key" });
  }
  if (!isRolling(strategy)) return;
  const { maxSurge, maxUnavailable } = countsOf(rolling);
  checkCount(maxUnavailable, report);
  checkCount(maxSurge, report);
  checkShare(maxUnavailable, report);
  // Left out, each of the two is a quarter.
  if (isZero(maxUnavailable) && isZero(maxSurge)) {
    report(
      maxUnavailable,
      say`\`maxUnavailable\` and \`maxSurge\` are both 0, so no pod could be replaced; raise one.`,
    );
  }
}

function checkDaemonSet(strategy: Cursor, report: Report): void {
  if (!isRolling(strategy)) return;
  const { maxSurge, maxUnavailable } = countsOf(strategy.at("rollingUpdate"));
  for (const count of [maxUnavailable, maxSurge]) {
    checkCount(count, report);
    checkShare(count, report);
  }
  // Left out, `maxUnavailable` is 1 and `maxSurge` is 0.
  const surges = maxSurge.present && !isZero(maxSurge);
  const misses = !maxUnavailable.present || !isZero(maxUnavailable);
  if (surges && misses) {
    report(maxSurge, say`\`maxSurge\` can only be set when \`maxUnavailable\` is 0 (it is 1 when left out).`);
  } else if (!surges && !misses) {
    report(
      maxUnavailable,
      say`\`maxUnavailable\` and \`maxSurge\` are both 0, so no pod could be replaced; raise one.`,
    );
  }
}

function checkStatefulSet(strategy: Cursor, minor: number, report: Report): void {
  const rolling = strategy.at("rollingUpdate");
  if (strategy.at("type").string === "OnDelete" && rolling.present) {
    report(rolling, say`\`rollingUpdate\` can only be set with the strategy \`RollingUpdate\`.`, {
      on: "key",
    });
  }
  // Before 1.35 the server drops the field unless a feature gate is set.
  if (!isRolling(strategy) || minor < 35) return;
  const { maxUnavailable } = countsOf(rolling);
  checkCount(maxUnavailable, report);
  checkShare(maxUnavailable, report);
  if (isZero(maxUnavailable))
    report(maxUnavailable, say`\`maxUnavailable\` is 0, so no pod could be replaced; raise it.`);
}

/** `RollingUpdate` is the default of all three. */
function isRolling(strategy: Cursor): boolean {
  const type = strategy.at("type");
  return !type.present || type.string === "" || type.string === "RollingUpdate";
}

function countsOf(rolling: Cursor): { readonly maxSurge: Cursor; readonly maxUnavailable: Cursor } {
  return { maxSurge: rolling.at("maxSurge"), maxUnavailable: rolling.at("maxUnavailable") };
}

function checkCount(count: Cursor, report: Report): void {
  const complaint = intOrPercentComplaint(count);
  if (complaint !== undefined) report(count, complaint);
}

function checkShare(count: Cursor, report: Report): void {
  const value = intOrPercentOf(count);
  if (value?.kind === "percent" && value.value > 100) {
    report(count, say`\`${count.name}\` is ${value.value}%; it can be at most 100%.`);
  }
}

function isZero(count: Cursor): boolean {
  const value = intOrPercentOf(count);
  return value?.kind !== "malformed" && value?.value === 0;
}

export default rule;
