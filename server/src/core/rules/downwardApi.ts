import type { Fix } from "../finding.ts";
import { qualifiedName } from "../formats/names.ts";
import { compareQuantities, parseQuantity, quantityOf, signOf, type Quantity } from "../formats/quantity.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { closestName } from "../text/closestName.ts";
import { codes, listing, say } from "../text/message.ts";
import { replaceValue } from "./replaceValue.ts";
import { requireFilled } from "./requireValue.ts";
import type { Report } from "./rule.ts";

/**
 * Facts about itself that a pod can be given, by variables and by files. The two know different fields.
 * https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
 */
export type DownwardUse = "variable" | "file";

const fields: Readonly<Record<DownwardUse, readonly string[]>> = {
  variable: [
    "metadata.name",
    "metadata.namespace",
    "metadata.uid",
    "spec.nodeName",
    "spec.serviceAccountName",
    "status.hostIP",
    "status.hostIPs",
    "status.podIP",
    "status.podIPs",
  ],
  file: ["metadata.name", "metadata.namespace", "metadata.labels", "metadata.annotations", "metadata.uid"],
};

/** The older name of `spec.nodeName`. */
const oldNodeName = "spec.host";

const resources = ["cpu", "memory", "ephemeral-storage"].flatMap((name) => [
  `limits.${name}`,
  `requests.${name}`,
]);
const hugePages = /^(?:limits|requests)\.hugepages-/u;

const wholeUnits = ["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"];

/** A `fieldRef`: the path of a field of the pod, or of one label or annotation as in `metadata.labels['app']`. */
export function checkFieldRef(reference: Cursor, use: DownwardUse, report: Report): void {
  const place = reference.at("fieldPath");
  if (!requireFilled(place, report) || place.string === undefined) return;
  const version = reference.at("apiVersion");
  if (version.string && version.string !== "v1") {
    report(version, say`Fields are read from a \`v1\` pod; leave \`apiVersion\` out.`, { path: place.path });
    return;
  }
  const subscript = /^(.+?)\['(.*)'\]$/su.exec(place.string);
  if (subscript === null) {
    const path = place.string === oldNodeName ? "spec.nodeName" : place.string;
    if (!fields[use].includes(path)) {
      report(
        place,
        say`A pod has no field \`${place.string}\` to give; use ${listing(codes(fields[use]))}.`,
        {
          fixes: closest(place, fields[use]),
        },
      );
    }
    return;
  }
  const [, map = "", key = ""] = subscript;
  if (map !== "metadata.labels" && map !== "metadata.annotations") {
    report(place, say`Only \`metadata.labels\` and \`metadata.annotations\` can be read by key.`);
    return;
  }
  const complaint = qualifiedName(map === "metadata.annotations" ? key.toLowerCase() : key);
  if (complaint !== undefined) report(place, say`The key \`${key}\` ${complaint}.`, { path: reference.path });
}

/** A `resourceFieldRef`: a request or limit of a container, of this one where a variable names none. */
export function checkResourceFieldRef(reference: Cursor, use: DownwardUse, report: Report): void {
  const container = reference.at("containerName");
  const place = reference.at("resource");
  if (use === "file" && !container.string) {
    report(container, say`A file must say of which container the resource is.`);
  } else if (requireFilled(place, report) && place.string !== undefined) {
    if (!resources.includes(place.string) && !hugePages.test(place.string)) {
      report(
        place,
        say`\`${place.string}\` is no resource of a container; use ${listing(codes(resources))}.`,
        {
          fixes: closest(place, resources),
        },
      );
    }
  }
  checkDivisor(reference.at("divisor"), place.string ?? "", report);
}

function checkDivisor(divisor: Cursor, resource: string, report: Report): void {
  const amount = quantityOf(divisor);
  const isKnown = resources.includes(resource) || hugePages.test(resource);
  if (amount === undefined || signOf(amount) === 0 || !isKnown) return;
  const units = resource.endsWith(".cpu") ? ["1m", "1"] : wholeUnits;
  const text = String(divisor.scalar?.value);
  if (units.some((unit) => isSameFamily(text, unit) && isEqual(amount, unit))) return;
  report(divisor, say`\`${resource}\` can only be divided by ${listing(codes(units), "or")}.`);
}

/** The server compares texts in their shortest form, in which `1000` is `1k`, `1024Ki` is `1Mi`, and `1024` stays. */
function isSameFamily(text: string, unit: string): boolean {
  if (unit === "1") return true;
  return text.endsWith("i") ? unit.endsWith("i") : !unit.endsWith("i") && !/e[-+]?\d/iu.test(text);
}

function isEqual(amount: Quantity, unit: string): boolean {
  const other = parseQuantity(unit);
  return other !== undefined && compareQuantities(amount, other) === 0;
}

function closest(place: Cursor, names: readonly string[]): readonly Fix[] {
  const meant = closestName(place.string ?? "", names);
  return meant === undefined ? [] : replaceValue(place, meant);
}
