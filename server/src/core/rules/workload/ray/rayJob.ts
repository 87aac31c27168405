/**
 * KubeRay checks a RayJob when it begins to work on it, not when it is applied: a job that does not hold together stays
 * there without a cluster, and the reason is an event. A time to live needs `shutdownAfterJobFinishes`, as does a job that
 * is suspended; the cluster is described or selected; and the program is submitted in a way that KubeRay has.
 *
 * ```yaml
 * spec:
 *   shutdownAfterJobFinishes: false # must be true
 *   ttlSecondsAfterFinished: 300
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { closestName } from "../../../text/closestName.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const submissionModes = ["K8sJobMode", "HTTPMode", "InteractiveMode", "SidecarMode"];

const rule: Rule = {
  code: "ray-job",
  family: "workload",
  severity: "warning",
  summary: "A RayJob does not hold together, and KubeRay does not start it.",
  source: "https://docs.ray.io/en/latest/cluster/kubernetes/getting-started/rayjob-quick-start.html",
  kinds: ["ray.io/RayJob", "ray.io/RayCronJob"],
  check({ gvk, root }, report) {
    const spec = gvk.kind === "RayJob" ? root.at("spec") : root.at("spec", "jobTemplate");
    if (!spec.isMapping) return;
    if (!spec.at("rayClusterSpec").present && !spec.at("clusterSelector").present)
      report(spec, say`A RayJob needs \`rayClusterSpec\` or \`clusterSelector\`.`, { on: "key" });
    checkEnd(spec, report);
    checkMode(spec, report);
  },
};

function checkEnd(spec: Cursor, report: Report): void {
  if (spec.at("shutdownAfterJobFinishes").boolean === true) return;
  const kept = spec.at("ttlSecondsAfterFinished");
  if ((kept.number ?? 0) > 0)
    report(
      kept,
      say`Only a cluster that is shut down has a time to live; set \`shutdownAfterJobFinishes: true\`.`,
    );
  const suspend = spec.at("suspend");
  if (suspend.boolean === true)
    report(suspend, say`Only a job with \`shutdownAfterJobFinishes: true\` can be suspended.`);
}

function checkMode(spec: Cursor, report: Report): void {
  const mode = spec.at("submissionMode");
  const retries = spec.at("backoffLimit");
  if (mode.string === "InteractiveMode" && (retries.number ?? 0) > 0)
    report(retries, say`A job that is submitted by hand is not tried again; leave \`backoffLimit\` out.`);
  if (mode.string === undefined || mode.string === "" || submissionModes.includes(mode.string)) return;
  const meant = closestName(mode.string, submissionModes);
  report(
    mode,
    say`KubeRay has no submission mode \`${mode.string}\`, but ${listing(codes(submissionModes))}.`,
    { fixes: meant === undefined ? [] : replaceValue(mode, meant) },
  );
}

export default rule;
