/**
 * A PersistentVolume says its `capacity.storage` and a PersistentVolumeClaim requests `resources.requests.storage`.
 * Both must be more than zero, and a volume's capacity knows no other resource.
 *
 * ```yaml
 * kind: PersistentVolumeClaim
 * spec:
 *   accessModes: ["ReadWriteOnce"]
 *   resources: {} # requests.storage is missing
 * ```
 */
import { quantityOf, signOf } from "../../../formats/quantity.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { claimSpecsOf, validatedClaimTemplatesOf } from "../../../manifest/claimSpecs.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "volume-size",
  family: "server",
  severity: "error",
  summary: "A volume has no capacity, a claim requests no storage, or the size is not positive.",
  source: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#capacity",
  kinds: ["/PersistentVolume", "/PersistentVolumeClaim", ...podKinds],
  check(manifest, report, { minor }) {
    if (manifest.gvk.kind === "PersistentVolume") {
      checkCapacity(manifest.root.at("spec", "capacity"), report);
      return;
    }
    for (const spec of [...claimSpecsOf(manifest), ...validatedClaimTemplatesOf(manifest, minor)]) {
      const path = `${spec.at("resources").path}[storage]`;
      const size = spec.at("resources", "requests").key("storage");
      if (size.present) checkSize(size, report, path);
      else report(size, say`A claim must request \`storage\` in \`resources.requests\`.`, { path });
    }
  },
};

function checkCapacity(capacity: Cursor, report: Report): void {
  const resources = capacity.keys();
  if (resources.length === 0) {
    report(capacity, say`\`capacity\` must give the size of the volume as \`storage\`.`);
    return;
  }
  const others = resources.filter((resource) => resource.name !== "storage");
  if (others.length > 0)
    report(capacity, say`\`capacity\` must have \`storage\` and nothing else.`, { on: "key" });
  for (const resource of resources) checkSize(resource, report, resource.path);
}

function checkSize(size: Cursor, report: Report, path: string): void {
  if (size.node !== undefined && !size.present) report(size, say`The size is empty.`, { path });
  const quantity = quantityOf(size);
  if (quantity === undefined || signOf(quantity) > 0) return;
  report(size, say`The size must be more than zero.`, { path });
}

export default rule;
