/**
 * The source of a variable is described completely: an existing field of the pod, a resource of a container with a
 * divisor that fits it, or the name of a ConfigMap or Secret and one of its keys.
 *
 * `fileKeyRef` reads a variable from a file; its volume must be an `emptyDir` of the pod.
 *
 * ```yaml
 * valueFrom:
 *   fieldRef:
 *     fieldPath: status.podIPv6 # there is status.podIP and status.podIPs
 * ```
 */
import { configKey, dns1123Label, dns1123Subdomain, environmentName } from "../../../formats/names.ts";
import { hasBackStep } from "../../../formats/paths.ts";
import { containersIn, type PodContainer } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { checkFieldRef, checkResourceFieldRef } from "../../downwardApi.ts";
import { requireFilled, requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "environment-source",
  family: "server",
  severity: "error",
  summary: "The source of a variable is incomplete or can not exist.",
  source:
    "https://kubernetes.io/docs/tasks/inject-data-application/environment-variable-expose-pod-information/",
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report) {
    for (const container of containersIn(manifest)) {
      for (const variable of container.at.at("env").items()) {
        checkSource(variable.at("valueFrom"), container, report);
      }
    }
  },
};

function checkSource(valueFrom: Cursor, container: PodContainer, report: Report): void {
  const field = valueFrom.at("fieldRef");
  if (field.isMapping) checkFieldRef(field, "variable", report);
  const resource = valueFrom.at("resourceFieldRef");
  if (resource.isMapping) checkResourceFieldRef(resource, "variable", report);
  checkKey(valueFrom.at("configMapKeyRef"), report);
  checkKey(valueFrom.at("secretKeyRef"), report);
  checkFile(valueFrom.at("fileKeyRef"), container, report);
}

function checkKey(reference: Cursor, report: Report): void {
  if (!reference.isMapping) return;
  const name = reference.at("name");
  if (requireValue(name, report)) checkFormat(name, dns1123Subdomain, report);
  const key = reference.at("key");
  if (requireFilled(key, report)) checkFormat(key, configKey, report);
}

function checkFile(reference: Cursor, { pod }: PodContainer, report: Report): void {
  if (!reference.isMapping) return;
  const key = reference.at("key");
  if (requireFilled(key, report)) checkFormat(key, environmentName, report);
  const path = reference.at("path");
  if (requireFilled(path, report) && hasBackStep(path.string)) {
    report(path, say`The path can not contain \`..\`.`);
  }
  const name = reference.at("volumeName");
  if (!requireFilled(name, report) || name.string === undefined) return;
  checkFormat(name, dns1123Label, report);
  const volume = pod.spec
    .at("volumes")
    .items()
    .find((candidate) => candidate.at("name").string === name.string);
  if (volume === undefined) report(name, say`The pod has no volume \`${name.string}\`.`);
  else if (!volume.at("emptyDir").present) report(name, say`The volume must be an \`emptyDir\`.`);
}

export default rule;
