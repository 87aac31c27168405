import type { Cursor } from "../manifest/cursor.ts";
import { say } from "../text/message.ts";
import { rewrite } from "../yaml/rewrite.ts";
import { toValue } from "../yaml/toValue.ts";
import type { CodeAction } from "./codeAction.ts";

/**
 * Adds the selector that a workload lacks: it has to match the labels of the pod template, which say what it must be. With
 * one label there is no other choice; of several, some may be none to select by, as a version.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector
 * @param spec of the workload
 * @param name of the field that is missing
 */
export function selectorOfTemplate(
  spec: Cursor,
  name: string,
  text: string,
): Omit<CodeAction, "finding"> | undefined {
  const labels = spec.at("template", "metadata", "labels");
  const pairs = labels.keys();
  const { node } = spec;
  if (name !== "selector" || node === undefined || labels.node === undefined || pairs.length === 0)
    return undefined;
  if (pairs.some((pair) => pair.string === undefined)) return undefined;
  const fields = toValue(node);
  const selector = { matchLabels: toValue(labels.node) };
  const edits =
    typeof fields === "object" && fields !== null ? rewrite(node, { ...fields, selector }, text) : undefined;
  if (edits === undefined) return undefined;
  return {
    title: say`Add \`selector\` with the labels of the template`,
    edits,
    preferred: pairs.length === 1,
  };
}
