/**
 * A toleration lets a request have devices with a taint. Its key and value have the form of labels; one with the
 * operator `Exists` has no value.
 *
 * ```yaml
 * tolerations:
 *   - { key: gpu.example.com/unhealthy, operator: Exists, value: "true" } # without a value
 * ```
 */
import { labelValue, qualifiedName } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { deviceClaimKinds, deviceDemandsOf } from "../../../manifest/deviceClaims.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { checkLength } from "../../checkNamedList.ts";
import type { Report, Rule } from "../../rule.ts";

const mostTolerations = 16;

const rule: Rule = {
  code: "device-toleration",
  family: "server",
  severity: "error",
  summary: "A toleration of device taints has an invalid key or value.",
  source:
    "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/#device-taints-and-tolerations",
  kinds: deviceClaimKinds,
  check(manifest, report) {
    for (const demand of deviceDemandsOf(manifest)) {
      checkLength(demand.at("tolerations"), mostTolerations, report);
      for (const toleration of demand.at("tolerations").items()) checkToleration(toleration, report);
    }
  },
};

function checkToleration(toleration: Cursor, report: Report): void {
  const value = toleration.at("value");
  checkFormat(toleration.at("key"), qualifiedName, report);
  if (toleration.at("operator").string !== "Exists") checkFormat(value, labelValue, report);
  else if (value.string) report(value, say`A toleration with the operator \`Exists\` has no value.`);
}

export default rule;
