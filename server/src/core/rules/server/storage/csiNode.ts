/**
 * A CSINode lists the CSI drivers of a node: each once, with the node's ID for the driver, topology keys that are
 * label keys, and a volume limit that is not negative.
 *
 * ```yaml
 * spec:
 *   drivers:
 *     - { name: disk.csi.example.com, nodeID: "" } # the ID is missing
 * ```
 */
import { driverName } from "../../../formats/driverName.ts";
import { qualifiedName } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const longestNodeId = 192;

const rule: Rule = {
  code: "csi-node",
  family: "server",
  severity: "error",
  summary: "A driver of a CSINode is repeated, unnamed or has malformed topology keys.",
  source: "https://kubernetes-csi.github.io/docs/csi-node-object.html",
  kinds: ["storage.k8s.io/CSINode"],
  check(manifest, report) {
    const names = new Set<string>();
    for (const driver of manifest.root.at("spec", "drivers").items()) {
      const name = driver.at("name");
      if (requireFilled(name, report) && name.string !== undefined) {
        const complaint = driverName(name.string);
        if (complaint !== undefined) report(name, say`Driver name \`${name.string}\` ${complaint}.`);
        if (names.has(name.string)) report(name, say`Driver \`${name.string}\` is listed already.`);
        names.add(name.string);
      }
      checkDriver(driver, report);
    }
  },
};

function checkDriver(driver: Cursor, report: Report): void {
  const id = driver.at("nodeID");
  requireFilled(id, report);
  if (id.string !== undefined && id.string.length > longestNodeId) {
    report(id, say`\`nodeID\` can not be longer than ${longestNodeId} characters.`);
  }
  const keys = new Set<string>();
  // The server speaks of the driver when a key of it is wrong.
  const { path } = driver;
  for (const key of driver.at("topologyKeys").items()) {
    if (key.string === undefined) continue;
    const complaint = qualifiedName(key.string);
    if (complaint !== undefined) report(key, say`Topology key \`${key.string}\` ${complaint}.`, { path });
    if (keys.has(key.string)) report(key, say`Topology key \`${key.string}\` is repeated.`, { path });
    keys.add(key.string);
  }
  const count = driver.at("allocatable", "count");
  if (count.number !== undefined && count.number < 0) report(count, say`\`count\` must be 0 or more.`);
}

export default rule;
