/**
 * Kueue manages a job that names its LocalQueue in the label `kueue.x-k8s.io/queue-name` of the job itself. As an
 * annotation, on the pod template of a job, or under another spelling the label is not seen: the job starts at once, past
 * every quota.
 *
 * ```yaml
 * metadata:
 *   labels:
 *     kueue.x-k8s.io/queueName: team # must be queue-name
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import type { Fix } from "../../../finding.ts";
import { dns1123Subdomain } from "../../../formats/names.ts";
import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Report, Rule } from "../../rule.ts";

const label = "kueue.x-k8s.io/queue-name";
const misspelt =
  /^kueue(?:\.x-k8s\.io|\.k8s\.io|\.sigs\.k8s\.io)?\/(?:queue|queue[-_]?name|local[-_]?queue(?:[-_]?name)?)$/iu;
/** API groups of jobs that Kueue manages as a whole; the pods of other kinds are managed one by one, by their own label. */
const jobGroups = new Set(["batch", "jobset.x-k8s.io", "kubeflow.org", "ray.io"]);

const rule: Rule = {
  code: "queue-label",
  family: "workload",
  severity: "warning",
  summary: "A queue is named where Kueue does not look.",
  source: "https://kueue.sigs.k8s.io/docs/reference/labels-and-annotations/",
  kinds: [...workloadKinds, "trainer.kubeflow.org/TrainJob", "sparkoperator.k8s.io/SparkApplication"],
  check(manifest, report) {
    const { gvk, root } = manifest;
    const workload = manifest.shared(readWorkload);
    const labels = root.at("metadata", "labels");
    checkSpelling(labels, report);
    checkAnnotation(root.at("metadata"), report);
    const queue = labels.key(label);
    const complaint = queue.string === undefined ? undefined : dns1123Subdomain(queue.string);
    if (complaint !== undefined)
      report(queue, say`\`${queue.string ?? ""}\` names no LocalQueue: it ${complaint}.`);
    if (!jobGroups.has(gvk.group) || queue.present) return;
    for (const { metadata } of workload.groups) {
      const inTemplate = metadata.at("labels").key(label);
      if (inTemplate.present)
        report(
          inTemplate,
          say`Kueue looks for this label on the ${gvk.kind} itself, not on its pods; move it to \`metadata.labels\`.`,
          { on: "key" },
        );
    }
  },
};

function checkSpelling(labels: Cursor, report: Report): void {
  for (const entry of labels.keys()) {
    if (entry.name === label || !misspelt.test(entry.name)) continue;
    report(entry, say`Kueue knows no label \`${entry.name}\`; the queue is named by \`${label}\`.`, {
      on: "key",
      fixes: renameKey(entry, label),
    });
  }
}

function checkAnnotation(metadata: Cursor, report: Report): void {
  const annotation = metadata.at("annotations").key(label);
  if (annotation.present && !metadata.at("labels").key(label).present)
    report(annotation, say`Kueue reads \`${label}\` as a label, not as an annotation.`, { on: "key" });
}

function renameKey(entry: Cursor, name: string): readonly Fix[] {
  const { start, end } = entry.keyRange;
  return [
    { title: say`Change to \`${name}\``, edits: [{ range: { start, end }, newText: name }], preferred: true },
  ];
}

export default rule;
