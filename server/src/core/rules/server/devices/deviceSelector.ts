/**
 * A device is selected by CEL: every selector of a request or a class has an expression, of at most 10 KiB.
 *
 * ```yaml
 * selectors:
 *   - cel:
 *       expression: "" # device.driver == "gpu.example.com"
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { deviceClaimKinds, deviceClassKinds, deviceDemandsOf } from "../../../manifest/deviceClaims.ts";
import type { Manifest } from "../../../manifest/manifest.ts";
import { say } from "../../../text/message.ts";
import { checkLength } from "../../checkNamedList.ts";
import { requireFilled, requireValue } from "../../requireValue.ts";
import type { Rule } from "../../rule.ts";

const mostSelectors = 32;
const longestExpression = 10 * 1024;

const rule: Rule = {
  code: "device-selector",
  family: "server",
  severity: "error",
  summary: "A selector of devices has no expression, or there are too many.",
  source: "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/#deviceclass",
  kinds: [...deviceClaimKinds, ...deviceClassKinds],
  check(manifest, report) {
    for (const selectors of selectorListsOf(manifest)) {
      checkLength(selectors, mostSelectors, report);
      for (const selector of selectors.items()) {
        if (!requireValue(selector.at("cel"), report, say`only CEL can select devices`)) continue;
        const expression = selector.at("cel", "expression");
        if (!requireFilled(expression, report) || expression.string === undefined) continue;
        if (expression.string.length > longestExpression)
          report(expression, say`The expression is longer than 10 KiB.`);
      }
    }
  },
};

function selectorListsOf(manifest: Manifest): readonly Cursor[] {
  if (manifest.gvk.kind === "DeviceClass") return [manifest.root.at("spec", "selectors")];
  return deviceDemandsOf(manifest).map((demand) => demand.at("selectors"));
}

export default rule;
