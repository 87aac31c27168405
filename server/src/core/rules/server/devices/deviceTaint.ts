/**
 * A taint keeps a device from being used. It has a key, an optional value, both in the form of labels, and an effect:
 * `NoSchedule`, `NoExecute`, or `None`, which only informs.
 *
 * ```yaml
 * taints:
 *   - { key: unhealthy!, effect: Evict } # unhealthy, NoExecute
 * ```
 */
import { driverName } from "../../../formats/driverName.ts";
import { poolName } from "../../../formats/deviceNames.ts";
import { dns1123Label, labelValue, qualifiedName } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import {
  deviceTaintRuleKinds,
  resourceSliceKinds,
  resourceSliceSpecOf,
} from "../../../manifest/deviceClaims.ts";
import { checkFormat } from "../../checkFormat.ts";
import { checkLength } from "../../checkNamedList.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const mostTaints = 16;

const rule: Rule = {
  code: "device-taint",
  family: "server",
  severity: "error",
  summary: "A taint of a device has an invalid key, value or effect.",
  source:
    "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/#device-taints-and-tolerations",
  kinds: [...resourceSliceKinds, ...deviceTaintRuleKinds],
  check(manifest, report) {
    const devices = resourceSliceSpecOf(manifest)?.at("devices").items() ?? [];
    for (const device of devices) {
      checkLength(device.at("taints"), mostTaints, report);
      for (const taint of device.at("taints").items()) checkTaint(taint, report);
    }
    if (manifest.gvk.kind !== "DeviceTaintRule") return;
    const selector = manifest.root.at("spec", "deviceSelector");
    checkFormat(selector.at("driver"), driverName, report);
    checkFormat(selector.at("pool"), poolName, report);
    checkFormat(selector.at("device"), dns1123Label, report);
    checkTaint(manifest.root.at("spec", "taint"), report);
  },
};

function checkTaint(taint: Cursor, report: Report): void {
  if (requireFilled(taint.at("key"), report)) checkFormat(taint.at("key"), qualifiedName, report);
  checkFormat(taint.at("value"), labelValue, report);
  requireFilled(taint.at("effect"), report);
}

export default rule;
