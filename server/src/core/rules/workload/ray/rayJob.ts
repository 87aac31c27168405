/**
 * KubeRay checks a RayJob when it begins to work on it, not when it is applied: a job that does not hold together stays
 * there without a cluster, and the reason is an event. A time to live needs `shutdownAfterJobFinishes`, as does a job that
 * is suspended; the cluster is described or selected; the program is submitted in a way that KubeRay has, and its environment
 * is YAML with the fields that Ray knows.
 *
 * ```yaml
 * spec:
 *   shutdownAfterJobFinishes: false # must be true
 *   ttlSecondsAfterFinished: 300
 * ```
 */
import { Cursor } from "../../../manifest/cursor.ts";
import { closestName } from "../../../text/closestName.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { mostDevices } from "../../../workload/ray.ts";
import { readWorkload, type Workload } from "../../../workload/workload.ts";
import { parseDocument } from "../../../yaml/parseDocument.ts";
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
  check(manifest, report) {
    const { gvk, root } = manifest;
    const spec = gvk.kind === "RayJob" ? root.at("spec") : root.at("spec", "jobTemplate");
    if (!spec.isMapping) return;
    if (!spec.at("rayClusterSpec").present && !spec.at("clusterSelector").present)
      report(spec, say`A RayJob needs \`rayClusterSpec\` or \`clusterSelector\`.`, { on: "key" });
    checkEnd(spec, report);
    checkMode(spec, report);
    checkProgram(spec, report);
    checkEnvironment(spec.at("runtimeEnvYAML"), report);
    checkDevices(spec.at("entrypointNumGpus"), manifest.shared(readWorkload), report);
  },
};

function checkProgram(spec: Cursor, report: Report): void {
  // A submitter of one's own may have the program in its command.
  const isByHand =
    spec.at("submissionMode").string === "InteractiveMode" || spec.at("submitterPodTemplate").present;
  if (!isByHand && !spec.at("entrypoint").present)
    report(spec, say`A RayJob needs the \`entrypoint\` that is to run.`, { on: "key" });
}

/** https://docs.ray.io/en/latest/ray-core/handling-dependencies.html#api-reference */
const environmentFields = [
  "conda",
  "config",
  "container",
  "env_vars",
  "excludes",
  "image_uri",
  "java_jars",
  "nsight",
  "pip",
  "py_executable",
  "py_modules",
  "uv",
  "worker_process_setup_hook",
  "working_dir",
];

function checkEnvironment(at: Cursor, report: Report): void {
  // Templates of other tools are filled in before Ray reads the text.
  if (at.string === undefined || /\{\{|\$\{/u.test(at.string)) return;
  const { root, problems } = parseDocument(at.string);
  const [problem] = problems;
  if (problem !== undefined) {
    report(at, say`Ray can not read this text as YAML: ${problem.message}`, { on: "key" });
    return;
  }
  const environment = Cursor.root(root);
  for (const { name } of environment.fields()) {
    const meant = environmentFields.includes(name) ? undefined : closestName(name, environmentFields, 2);
    if (meant !== undefined)
      report(at, say`Ray's environment has no field \`${name}\`, but \`${meant}\`.`, { on: "key" });
  }
  const variables = environment.at("env_vars");
  if (variables.present && !variables.isMapping)
    report(at, say`\`env_vars\` gives each variable its value; it is no list.`, { on: "key" });
}

/** The program itself runs on one node of Ray. */
function checkDevices(at: Cursor, workload: Workload, report: Report): void {
  const most = mostDevices(workload);
  if (at.number !== undefined && most !== undefined && at.number > most)
    report(
      at,
      say`The program needs ${at.number} GPUs, and no container of the cluster has more than ${most}.`,
    );
}

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
