/**
 * A ResourceSlice is a part of a driver's pool of devices. It says on which nodes they are, in exactly one way:
 * `nodeName`, `nodeSelector` with one term, `allNodes`, or device by device.
 *
 * ```yaml
 * spec:
 *   driver: gpu.example.com
 *   pool: { name: node-1, generation: 1, resourceSliceCount: 0 } # at least this one
 *   nodeName: node-1
 *   allNodes: true # contradicts nodeName
 * ```
 */
import { poolName } from "../../../formats/deviceNames.ts";
import { driverName } from "../../../formats/driverName.ts";
import { dns1123Subdomain } from "../../../formats/names.ts";
import { checkNodeSelector } from "../../../formats/nodeSelector.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { resourceSliceKinds, resourceSliceSpecOf } from "../../../manifest/deviceClaims.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "resource-slice",
  family: "server",
  severity: "error",
  summary: "A ResourceSlice has no valid driver, pool or place.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/resource-slice-v1/",
  kinds: resourceSliceKinds,
  check(manifest, report) {
    const spec = resourceSliceSpecOf(manifest);
    if (spec === undefined) return;
    if (requireFilled(spec.at("driver"), report)) checkFormat(spec.at("driver"), driverName, report);
    checkPool(spec.at("pool"), report);
    checkPlace(spec, report);
  },
};

function checkPool(pool: Cursor, report: Report): void {
  if (requireFilled(pool.at("name"), report)) checkFormat(pool.at("name"), poolName, report);
  const count = pool.at("resourceSliceCount");
  if (count.number !== undefined && count.number < 1) report(count, say`A pool has one slice at least.`);
  const generation = pool.at("generation");
  if (generation.number !== undefined && generation.number < 0)
    report(generation, say`\`generation\` can not be negative.`);
}

function checkPlace(spec: Cursor, report: Report): void {
  const ways = [
    ...["nodeName", "nodeSelector"].filter((name) => spec.at(name).present && spec.at(name).string !== ""),
    ...["allNodes", "perDeviceNodeSelection"].filter((name) => spec.at(name).boolean === true),
  ];
  if (spec.isMapping && ways.length !== 1) {
    const found = ways.length === 0 ? say`none of them` : listing(codes(ways), "and");
    report(
      spec,
      say`Say where the devices are, by exactly one of nodeName, nodeSelector, allNodes and perDeviceNodeSelection, not ${found}.`,
      { on: "key" },
    );
  }
  const perDevice = spec.at("perDeviceNodeSelection");
  if (perDevice.boolean === false) report(perDevice, say`This is \`true\` or not there at all.`);
  checkFormat(spec.at("nodeName"), dns1123Subdomain, report);
  const terms = spec.at("nodeSelector", "nodeSelectorTerms");
  if (terms.items().length > 1)
    report(terms, say`The selector of a slice has exactly one term.`, { on: "key" });
  checkNodeSelector(spec.at("nodeSelector"), report);
}

export default rule;
