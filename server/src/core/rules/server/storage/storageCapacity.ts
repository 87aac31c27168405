/**
 * A CSIStorageCapacity, written by CSI drivers, says how much storage of a class is left in a part of the cluster: it names
 * the class, chooses nodes by a label selector, and its sizes are not negative.
 *
 * ```yaml
 * kind: CSIStorageCapacity
 * storageClassName: Fast_SSD # no upper case, no underscore
 * ```
 */
import { checkLabelSelector } from "../../../formats/labelSelector.ts";
import { dns1123Subdomain } from "../../../formats/names.ts";
import { quantityOf, signOf } from "../../../formats/quantity.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "storage-capacity",
  family: "server",
  severity: "error",
  summary: "A CSIStorageCapacity has a malformed class name or selector, or a negative size.",
  source: "https://kubernetes.io/docs/concepts/storage/storage-capacity/",
  kinds: ["storage.k8s.io/CSIStorageCapacity"],
  check({ root }, report) {
    checkLabelSelector(root.at("nodeTopology"), report);
    const name = root.at("storageClassName");
    if (requireFilled(name, report)) checkFormat(name, dns1123Subdomain, report);
    for (const size of [root.at("capacity"), root.at("maximumVolumeSize")]) {
      const quantity = quantityOf(size);
      if (quantity !== undefined && signOf(quantity) < 0)
        report(size, say`\`${size.name}\` can not be negative.`);
    }
  },
};

export default rule;
