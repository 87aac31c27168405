/**
 * A device of a ResourceSlice has a name of its own and up to 32 attributes and capacities. An attribute has exactly one
 * value: a whole number, a boolean, a text of at most 64 characters, or a semantic version.
 *
 * ```yaml
 * devices:
 *   - name: gpu-0
 *     attributes:
 *       memory: { int: 80, string: 80Gi } # one of them
 *       driver: { version: "1.2" } # 1.2.0
 * ```
 */
import { parseVersion } from "../../../formats/semanticVersion.ts";
import { qualifiedDeviceName } from "../../../formats/deviceNames.ts";
import { dns1123Label, qualifiedName } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { resourceSliceKinds, resourceSliceSpecOf } from "../../../manifest/deviceClaims.ts";
import { say } from "../../../text/message.ts";
import { checkLength, checkNamedList } from "../../checkNamedList.ts";
import type { Report, Rule } from "../../rule.ts";

const mostDevices = 128;
const mostFacts = 32;
const mostConditions = 4;
const longestText = 64;
const scalars = ["int", "bool", "string", "version"];

const rule: Rule = {
  code: "slice-device",
  family: "server",
  severity: "error",
  summary: "A device of a ResourceSlice has an invalid name, attribute or condition.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/resource-slice-v1/",
  kinds: resourceSliceKinds,
  check(manifest, report) {
    const spec = resourceSliceSpecOf(manifest);
    if (spec === undefined) return;
    checkNamedList(spec.at("devices"), mostDevices, dns1123Label, report);
    for (const device of spec.at("devices").items()) {
      checkFacts(device, report);
      checkPlace(device, spec.at("perDeviceNodeSelection").boolean === true, report);
      checkConditions(device, report);
    }
  },
};

function checkFacts(device: Cursor, report: Report): void {
  const facts = [...device.at("attributes").keys(), ...device.at("capacity").keys()];
  if (facts.length > mostFacts)
    report(device, say`A device can have ${mostFacts} attributes and capacities at most.`);
  for (const fact of facts) {
    const complaint = qualifiedDeviceName(fact.name);
    if (complaint !== undefined) report(fact, say`The name \`${fact.name}\` ${complaint}.`, { on: "key" });
  }
  for (const attribute of device.at("attributes").keys()) checkAttribute(attribute, report);
}

function checkAttribute(attribute: Cursor, report: Report): void {
  const values = scalars.filter((name) => attribute.at(name).present);
  // Lists of values exist behind a feature gate: without it they are dropped, with it they may be the one value.
  const hasList = scalars.some((name) => attribute.at(`${name}s`).present);
  if (attribute.isMapping && (values.length > 1 || (values.length === 0 && !hasList)))
    report(attribute, say`An attribute must have exactly one value.`);
  const { string: text } = attribute.at("string");
  if (text !== undefined && text.length > longestText)
    report(attribute.at("string"), say`A text can have ${longestText} characters at most.`);
  const version = attribute.at("version");
  if (version.string === undefined) return;
  if (parseVersion(version.string) === undefined)
    report(version, say`\`${version.string}\` is no semantic version such as \`1.2.3\`.`);
  else if (version.string.length > longestText)
    report(version, say`A version can have ${longestText} characters at most.`);
}

function checkPlace(device: Cursor, isPerDevice: boolean, report: Report): void {
  const places = [device.at("nodeName"), device.at("nodeSelector"), device.at("allNodes")].filter(
    (place) => place.present,
  );
  if (!isPerDevice && places.length > 0)
    report(device, say`A device says where it is only if the slice has \`perDeviceNodeSelection: true\`.`);
  if (isPerDevice && device.isMapping && places.length !== 1)
    report(
      device,
      say`Say where the device is, by exactly one of \`nodeName\`, \`nodeSelector\` and \`allNodes\`.`,
    );
}

function checkConditions(device: Cursor, report: Report): void {
  const binding = device.at("bindingConditions");
  const failure = device.at("bindingFailureConditions");
  for (const [list, other] of [
    [binding, failure],
    [failure, binding],
  ] as const) {
    checkLength(list, mostConditions, report);
    if (list.items().length === 0 && other.items().length > 0)
      report(list, say`\`${other.name}\` needs \`${list.name}\` beside it.`);
    for (const condition of list.items()) {
      const complaint = condition.string === undefined ? undefined : qualifiedName(condition.string);
      if (complaint !== undefined)
        report(condition, say`The condition \`${condition.string ?? ""}\` ${complaint}.`);
    }
  }
}

export default rule;
