/**
 * A taint of a Node has a label key, an optional label value and an effect; the same key and effect can stand there
 * once.
 *
 * ```yaml
 * taints:
 *   - { key: "gpu only", effect: NoSchedule } # no blanks in a label key
 * ```
 */
import { labelValue, qualifiedName } from "../../../formats/names.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "node-taint",
  family: "server",
  severity: "error",
  summary: "A taint is malformed or repeated.",
  source: "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
  kinds: ["/Node"],
  check(manifest, report) {
    const seen = new Set<string>();
    for (const taint of manifest.root.at("spec", "taints").items()) {
      const [key, value, effect] = [taint.at("key"), taint.at("value"), taint.at("effect")];
      if (requireFilled(key, report)) checkFormat(key, qualifiedName, report);
      checkFormat(value, labelValue, report);
      requireFilled(effect, report);
      const identity = JSON.stringify([key.string, effect.string]);
      if (seen.has(identity))
        report(taint, say`A taint with this key and effect stands in the list already.`);
      seen.add(identity);
    }
  },
};

export default rule;
