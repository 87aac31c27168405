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
import { labelValue, qualifiedName } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { checkFormat } from "../../checkFormat.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "toleration",
  family: "server",
  severity: "error",
  summary: "A toleration has a key, operator, value and effect that do not fit together.",
  source: "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/",
  kinds: podKinds,
  check(manifest, report) {
    for (const { spec } of podSpecsOf(manifest)) {
      for (const toleration of spec.at("tolerations").items()) checkToleration(toleration, report);
    }
  },
};

function checkToleration(toleration: Cursor, report: Report): void {
  if (!toleration.isMapping) return;
  const key = toleration.at("key");
  const operator = toleration.at("operator");
  const effect = toleration.at("effect");
  checkFormat(key, qualifiedName, report);
  if (!key.string && operator.string !== "Exists") {
    report(operator, "without a `key` the operator must be `Exists`: all taints are meant");
  }
  if (toleration.at("tolerationSeconds").present && effect.string !== "NoExecute") {
    report(effect, "`tolerationSeconds` needs the effect `NoExecute`");
  }
  checkValue(toleration, report);
}

/** The server names the operator, whichever of the two is wrong. */
function checkValue(toleration: Cursor, report: Report): void {
  const operator = toleration.at("operator");
  const value = toleration.at("value");
  const path = { path: operator.path };
  switch (operator.string ?? "") {
    case "":
    case "Equal": {
      const complaint = value.string === undefined ? undefined : labelValue(value.string);
      if (complaint !== undefined) report(value, `the value of a taint ${complaint}`, path);
      return;
    }
    case "Exists":
      if (value.string) report(value, "`Exists` takes no value; use `Equal` to compare one", path);
      return;
    case "Gt":
    case "Lt":
      report(
        operator,
        "numbers can only be compared where an alpha feature is switched on; use `Equal` or `Exists`",
      );
      return;
    default:
  }
}

export default rule;
