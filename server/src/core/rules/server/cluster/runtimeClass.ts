/**
 * A RuntimeClass names the `handler` of the container runtime by a DNS label. What its pods need on top is an amount of
 * resources that containers can have, and where they can run is said by node labels and tolerations.
 *
 * ```yaml
 * kind: RuntimeClass
 * handler: My_Runtime # must be like my-runtime
 * overhead:
 *   podFixed:
 *     mem: 64Mi # the resource is called memory
 * ```
 */
import { checkLabels } from "../../../formats/labels.ts";
import { dns1123Label } from "../../../formats/names.ts";
import { isWhole, quantityOf, signOf } from "../../../formats/quantity.ts";
import { containerResourceName, isIntegerResource } from "../../../formats/resourceName.ts";
import { checkToleration } from "../../../formats/toleration.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "runtime-class",
  family: "server",
  severity: "error",
  summary: "A RuntimeClass has an impossible handler, overhead or place to run.",
  source: "https://kubernetes.io/docs/concepts/containers/runtime-class/",
  kinds: ["node.k8s.io/RuntimeClass"],
  check({ root }, report) {
    const handler = root.at("handler");
    if (requireFilled(handler, report)) checkFormat(handler, dns1123Label, report);
    for (const amount of root.at("overhead", "podFixed").keys()) checkOverhead(amount, report);
    const scheduling = root.at("scheduling");
    checkLabels(scheduling.at("nodeSelector"), report);
    checkTolerations(scheduling.at("tolerations"), report);
  },
};

function checkOverhead(amount: Cursor, report: Report): void {
  // The server checks the overhead as if it were the limits of a container.
  const path = `overhead.limits[${amount.name}]`;
  const complaint = containerResourceName(amount.name);
  if (complaint !== undefined) report(amount, say`\`${amount.name}\` ${complaint}.`, { on: "key", path });
  const quantity = quantityOf(amount);
  if (quantity === undefined) return;
  if (signOf(quantity) < 0) report(amount, say`An overhead can not be negative.`, { path });
  if (isIntegerResource(amount.name) && !isWhole(quantity)) {
    report(amount, say`\`${amount.name}\` is counted in whole numbers.`, { path });
  }
}

function checkTolerations(tolerations: Cursor, report: Report): void {
  const seen = new Set<string>();
  for (const toleration of tolerations.items()) {
    checkToleration(toleration, report);
    const identity = JSON.stringify(
      ["key", "operator", "value", "effect", "tolerationSeconds"].map((name) => {
        const field = toleration.at(name);
        return field.string ?? field.number ?? "";
      }),
    );
    if (seen.has(identity)) report(toleration, say`This toleration stands in the list already.`);
    seen.add(identity);
  }
}

export default rule;
