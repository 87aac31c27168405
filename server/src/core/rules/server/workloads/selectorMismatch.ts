/**
 * The selector of a controller has to match the labels of its own pod template; otherwise the controller would never
 * find the pods that it starts. The API server refuses such an object.
 *
 * ```yaml
 * spec:
 *   selector:
 *     matchLabels:
 *       app: web
 *   template:
 *     metadata:
 *       labels:
 *         app: website # must be web
 * ```
 */
import { selectorMatches } from "../../../formats/labelSelector.ts";
import { labelValue } from "../../../formats/names.ts";
import type { Fix } from "../../../finding.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { codes, listing, type Message, say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "selector-mismatch",
  family: "server",
  severity: "error",
  summary: "The selector of a controller does not match the labels of its pod template.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector",
  kinds: [
    "apps/Deployment",
    "apps/ReplicaSet",
    "apps/StatefulSet",
    "apps/DaemonSet",
    "/ReplicationController",
    "batch/Job",
  ],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const selector = spec.at("selector");
    const labels = spec.at("template", "metadata", "labels");
    if (!selector.isMapping || !spec.at("template").isMapping || !isPlainMap(labels)) return;
    const isPlain = manifest.gvk.kind === "ReplicationController";
    const pairs = isPlain ? selector : selector.at("matchLabels");
    if (!isPlainMap(pairs)) return;
    const missing = pairs.keys().filter((pair) => labels.key(pair.name).string !== pair.string);
    if (isPlain ? missing.length === 0 : isEmpty(selector) || selectorMatches(selector, labels)) return;
    report(labels, mismatch(missing), { fixes: fixes(missing, labels) });
  },
};

function isEmpty(selector: Cursor): boolean {
  return (
    selector.at("matchLabels").keys().length === 0 && selector.at("matchExpressions").items().length === 0
  );
}

/** Absent, or a map of texts (`null` is the empty text): only then is it known what the server compares. */
function isPlainMap(labels: Cursor): boolean {
  return (
    !labels.present ||
    (labels.isMapping && labels.keys().every((label) => label.string !== undefined || !label.present))
  );
}

function mismatch(missing: readonly Cursor[]): Message {
  if (missing.length === 0)
    return say`The labels of the pod template do not meet the selector's \`matchExpressions\`.`;
  const pairs = missing.map((pair) => `${pair.name}: ${pair.string ?? ""}`);
  return say`The labels of the pod template do not match the selector; it asks for ${listing(codes(pairs), "and")}.`;
}

/** One label that differs is most likely a slip in the template; which side is right can not be known. */
function fixes(missing: readonly Cursor[], labels: Cursor): readonly Fix[] {
  const [only, ...others] = missing;
  if (only?.string === undefined || others.length > 0) return [];
  const label = labels.key(only.name);
  return label.string === undefined || labelValue(only.string) !== undefined
    ? []
    : replaceValue(label, only.string).map(({ title, edits }) => ({ title, edits }));
}

export default rule;
