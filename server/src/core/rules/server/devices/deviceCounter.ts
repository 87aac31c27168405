/**
 * Devices that share hardware count what they consume: a slice lists sets of counters, and a device says which of them
 * it takes how much from. Sets and counters have the names of labels, sets each another one.
 *
 * ```yaml
 * sharedCounters:
 *   - name: gpu-0
 *     counters: { Memory: { value: 40Gi } } # memory
 * ```
 */
import { dns1123Label } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { resourceSliceKinds, resourceSliceSpecOf } from "../../../manifest/deviceClaims.ts";
import { say } from "../../../text/message.ts";
import { checkLength, checkNamedList } from "../../checkNamedList.ts";
import type { Report, Rule } from "../../rule.ts";

const mostSets = 8;
const mostCounters = 32;

const rule: Rule = {
  code: "device-counter",
  family: "server",
  severity: "error",
  summary: "Counters that devices share have invalid or repeated names.",
  source:
    "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/#partitionable-devices",
  kinds: resourceSliceKinds,
  check(manifest, report) {
    const spec = resourceSliceSpecOf(manifest);
    if (spec === undefined) return;
    const sets = spec.at("sharedCounters");
    checkNamedList(sets, mostSets, dns1123Label, report);
    for (const set of sets.items()) checkCounters(set, report);
    for (const device of spec.at("devices").items()) {
      checkNamedList(device.at("consumesCounters"), mostSets, dns1123Label, report, "counterSet");
      for (const set of device.at("consumesCounters").items()) checkCounters(set, report);
    }
  },
};

function checkCounters(set: Cursor, report: Report): void {
  const counters = set.at("counters");
  if (counters.isMapping && counters.keys().length === 0) report(counters, say`\`counters\` is empty.`);
  checkLength(counters, mostCounters, report);
  for (const counter of counters.keys()) {
    const complaint = dns1123Label(counter.name);
    if (complaint !== undefined)
      report(counter, say`The counter \`${counter.name}\` ${complaint}.`, { on: "key" });
  }
}

export default rule;
