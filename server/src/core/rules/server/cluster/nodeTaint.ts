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
      const key = taint.at("key");
      const value = taint.at("value");
      const keyComplaint = key.string === undefined ? undefined : qualifiedName(key.string);
      if (keyComplaint !== undefined) report(key, `taint key \`${key.string ?? ""}\` ${keyComplaint}`);
      const valueComplaint = value.string === undefined ? undefined : labelValue(value.string);
      if (valueComplaint !== undefined)
        report(value, `taint value \`${value.string ?? ""}\` ${valueComplaint}`);
      const identity = JSON.stringify([key.string, taint.at("effect").string]);
      if (seen.has(identity)) report(taint, "a taint with this key and effect stands in the list already");
      seen.add(identity);
    }
  },
};

export default rule;
