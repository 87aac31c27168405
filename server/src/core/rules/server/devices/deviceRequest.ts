/**
 * A claim has up to 32 requests, each with a name of its own. A request asks for devices of one class (`exactly`) or
 * lists up to eight alternatives (`firstAvailable`), not both. It asks for a number of devices, or for all that match.
 *
 * ```yaml
 * requests:
 *   - name: gpu
 *     exactly:
 *       deviceClassName: gpu.example.com
 *       allocationMode: All
 *       count: 2 # belongs to ExactCount
 * ```
 */
import { dns1123Label, dns1123Subdomain } from "../../../formats/names.ts";
import { quantityOf, signOf } from "../../../formats/quantity.ts";
import { qualifiedDeviceName } from "../../../formats/deviceNames.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { deviceClaimKinds, deviceClaimsOf, deviceDemandsOf } from "../../../manifest/deviceClaims.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { checkNamedList } from "../../checkNamedList.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const mostRequests = 32;
const mostAlternatives = 8;

const rule: Rule = {
  code: "device-request",
  family: "server",
  severity: "error",
  summary: "A request for devices has no name or class, or asks in two ways at once.",
  source: "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/",
  kinds: deviceClaimKinds,
  check(manifest, report) {
    for (const claim of deviceClaimsOf(manifest)) {
      checkNamedList(claim.at("requests"), mostRequests, dns1123Label, report);
      for (const request of claim.at("requests").items()) checkRequest(request, report);
    }
    for (const demand of deviceDemandsOf(manifest)) checkDemand(demand, report);
  },
};

function checkRequest(request: Cursor, report: Report): void {
  const alternatives = request.at("firstAvailable");
  const hasAlternatives = alternatives.items().length > 0;
  if (request.isMapping && request.at("exactly").present === hasAlternatives)
    report(request, say`Say what is needed, by exactly one of \`exactly\` and \`firstAvailable\`.`);
  checkNamedList(alternatives, mostAlternatives, dns1123Label, report);
}

function checkDemand(demand: Cursor, report: Report): void {
  const className = demand.at("deviceClassName");
  if (requireFilled(className, report)) checkFormat(className, dns1123Subdomain, report);
  const count = demand.at("count");
  const isAll = demand.at("allocationMode").string === "All";
  if (isAll && count.number !== undefined && count.number !== 0)
    report(count, say`A request for all devices can not have a \`count\`.`);
  if (!isAll && count.number !== undefined && count.number < 0)
    report(count, say`\`count\` must be 1 or more.`);
  for (const capacity of demand.at("capacity", "requests").keys()) checkCapacity(capacity, report);
}

function checkCapacity(capacity: Cursor, report: Report): void {
  const complaint = qualifiedDeviceName(capacity.name);
  if (complaint !== undefined)
    report(capacity, say`The capacity \`${capacity.name}\` ${complaint}.`, { on: "key" });
  const quantity = quantityOf(capacity);
  if (quantity !== undefined && signOf(quantity) < 0)
    report(capacity, say`A requested capacity can not be negative.`);
}

export default rule;
