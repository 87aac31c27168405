import { qualifiedName } from "../formats/names.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { PodPlace } from "../manifest/podSpecs.ts";
import { say } from "../text/message.ts";
import type { Report } from "./rule.ts";

/**
 * `matchLabelKeys` and `mismatchLabelKeys` beside a `labelSelector`: keys whose values are taken from the pod itself.
 * Those that the selector has already, or that stand in both lists, would contradict it.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#matchlabelkeys
 */
export function checkLabelKeys(owner: Cursor, { metadata, template }: PodPlace, report: Report): void {
  const selector = owner.at("labelSelector");
  const match = owner.at("matchLabelKeys");
  const mismatch = owner.at("mismatchLabelKeys");
  for (const list of [match, mismatch]) checkKeys(list, selector, report);
  const inMismatch = new Set(mismatch.items().map((key) => key.string));
  for (const [index, key] of match.items().entries()) {
    if (key.string === undefined) continue;
    if (inMismatch.has(key.string)) report(key, say`\`${key.string}\` stands in \`mismatchLabelKeys\` too.`);
    const added = !template && metadata.at("labels").key(key.string).present ? 1 : 0;
    if (timesIn(selector, key.string) + added > 1) {
      // The server counts from the term, not from its list of keys.
      const path = `${owner.path}[${String(index)}]`;
      report(key, say`\`${key.string}\` stands in the \`labelSelector\` too.`, { path });
    }
  }
}

function checkKeys(list: Cursor, selector: Cursor, report: Report): void {
  const keys = list.items();
  if (keys.length === 0) return;
  if (!selector.present) {
    report(list, say`\`${list.name}\` needs a \`labelSelector\` that it adds to.`, { on: "key" });
    return;
  }
  for (const key of keys) {
    const complaint = key.string === undefined ? undefined : qualifiedName(key.string);
    if (complaint !== undefined) report(key, say`The label key \`${key.string ?? ""}\` ${complaint}.`);
  }
}

function timesIn(selector: Cursor, name: string): number {
  const expressions = selector.at("matchExpressions").items();
  const inExpressions = expressions.filter((expression) => expression.at("key").string === name).length;
  return inExpressions + (selector.at("matchLabels").key(name).present ? 1 : 0);
}
