/**
 * What a queue is meant to get lies below what it may get at most: `deserved` of Volcano's queue below its `capability`, `quota` of
 * KAI's queue below its `limit`.
 *
 * ```yaml
 * kind: Queue
 * spec:
 *   capability: { nvidia.com/gpu: "8" }
 *   deserved: { nvidia.com/gpu: "12" } # 8 or less
 * ```
 */
import { compareQuantities, quantityOf } from "../../../formats/quantity.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "queue-share",
  family: "workload",
  severity: "warning",
  summary: "A queue is meant to get more than it may have.",
  source: "https://volcano.sh/en/docs/queue/",
  kinds: ["scheduling.volcano.sh/Queue", "scheduling.run.ai/Queue"],
  check({ root }, report) {
    const spec = root.at("spec");
    for (const deserved of spec.at("deserved").keys())
      checkShare(deserved, spec.at("capability").key(deserved.name), "capability", report);
    for (const resource of spec.at("resources").fields())
      checkShare(resource.at("quota"), resource.at("limit"), "limit", report);
  },
};

function checkShare(share: Cursor, most: Cursor, name: string, report: Report): void {
  const [least, bound] = [quantityOf(share), quantityOf(most)];
  // A number below zero stands for no bound.
  if (least === undefined || bound === undefined || String(most.scalar?.value).startsWith("-")) return;
  if (compareQuantities(least, bound) > 0)
    report(share, say`This is more than \`${name}\`, which is \`${String(most.scalar?.value)}\`.`);
}

export default rule;
