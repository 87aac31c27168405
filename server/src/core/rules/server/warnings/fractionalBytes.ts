/**
 * There is no part of a byte: `memory: 100m` is a tenth of one, where `100Mi` was meant.
 *
 * ```yaml
 * resources:
 *   requests:
 *     memory: 100m # 100Mi
 * ```
 */
import { isWhole, quantityOf } from "../../../formats/quantity.ts";
import { claimSpecsOf, claimTemplatesOf } from "../../../manifest/claimSpecs.ts";
import { containersIn } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "fractional-bytes",
  family: "server",
  severity: "warning",
  summary: "An amount of memory or storage is a part of a byte.",
  source: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory",
  kinds: [...podKinds, "/PersistentVolumeClaim"],
  check(manifest, report) {
    for (const { at } of containersIn(manifest)) checkAmounts(at, ["memory", "ephemeral-storage"], report);
    const claims = [...claimSpecsOf(manifest), ...claimTemplatesOf(manifest)];
    for (const spec of claims) checkAmounts(spec, ["storage"], report);
  },
};

function checkAmounts(owner: Cursor, names: readonly string[], report: Report): void {
  for (const list of ["limits", "requests"]) {
    for (const name of names) {
      const amount = owner.at("resources", list).key(name);
      const quantity = quantityOf(amount);
      if (quantity === undefined || isWhole(quantity)) continue;
      const text = String(amount.scalar?.value);
      const isMilli = text.endsWith("m");
      report(amount, say`\`${text}\` is a part of a byte${isMilli ? say`; \`m\` means a thousandth` : ""}.`, {
        fixes: isMilli ? replaceValue(amount, text.replace("m", "Mi")) : [],
      });
    }
  }
}

export default rule;
