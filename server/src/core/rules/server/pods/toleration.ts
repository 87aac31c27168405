/**
 * A toleration names the taint it bears by `key`, with `operator` `Exists` or `Equal` and a `value`. Without a key it bears
 * all taints, which only `Exists` can say. Only `NoExecute` can be borne for a while, with `tolerationSeconds`.
 *
 * `Gt` and `Lt` are an alpha feature that is off by default.
 *
 * ```yaml
 * tolerations:
 *   - key: nvidia.com/gpu
 *     operator: Exists
 *     value: present # only with Equal
 * ```
 */
import { checkToleration } from "../../../formats/toleration.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "toleration",
  family: "server",
  severity: "error",
  summary: "A toleration has a key, operator, value and effect that do not fit together.",
  source: "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
  fields: ["tolerations"],
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report) {
    for (const { spec } of podSpecsOf(manifest)) {
      for (const toleration of spec.at("tolerations").items()) checkToleration(toleration, report);
    }
  },
};

export default rule;
