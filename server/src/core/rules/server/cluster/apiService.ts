/**
 * An APIService is named `<version>.<group>`. Its priorities are positive (group at most 20000, version at most 1000),
 * and one without a `service` is served by the API server itself, so that certificates mean nothing to it.
 *
 * ```yaml
 * metadata: { name: metrics } # must be v1beta1.metrics.k8s.io
 * spec:
 *   group: metrics.k8s.io
 *   version: v1beta1
 * ```
 */
import { dns1035Label, dns1123Subdomain } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import { requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const mostGroupPriority = 20_000;
const mostVersionPriority = 1000;

const rule: Rule = {
  code: "api-service",
  family: "server",
  severity: "error",
  summary: "An APIService has a wrong name, priority or service.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/api-service-v1/",
  kinds: ["apiregistration.k8s.io/APIService"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    checkName(manifest.root, report);
    const group = spec.at("group");
    const version = spec.at("version");
    const groupComplaint = group.string ? dns1123Subdomain(group.string) : undefined;
    if (groupComplaint !== undefined)
      report(group, say`API group \`${group.string ?? ""}\` ${groupComplaint}.`);
    if (!group.string && version.string !== "v1")
      requireValue(group, report, say`only the core \`v1\` has none`);
    const versionComplaint = dns1035Label(version.string ?? "");
    if (versionComplaint !== undefined)
      report(version, say`Version \`${version.string ?? ""}\` ${versionComplaint}.`);
    checkPriority(spec.at("groupPriorityMinimum"), mostGroupPriority, report);
    checkPriority(spec.at("versionPriority"), mostVersionPriority, report);
    checkService(spec, report);
  },
};

function checkName(root: Cursor, report: Report): void {
  const wanted = `${root.at("spec", "version").string ?? ""}.${root.at("spec", "group").string ?? ""}`;
  for (const name of [root.at("metadata", "name"), root.at("metadata", "generateName")]) {
    if (!name.string || name.string === wanted) continue;
    report(name, say`An APIService is named after its version and group: \`${wanted}\`.`, {
      fixes: name.name === "name" ? replaceValue(name, wanted) : [],
    });
  }
}

function checkPriority(priority: Cursor, most: number, report: Report): void {
  const value = priority.number;
  if (value !== undefined && (value <= 0 || value > most)) {
    report(priority, say`\`${priority.name}\` must be between 1 and ${most}.`);
  }
}

function checkService(spec: Cursor, report: Report): void {
  const service = spec.at("service");
  const certificate = spec.at("caBundle");
  const insecure = spec.at("insecureSkipTLSVerify");
  const isInsecure = insecure.boolean === true;
  if (!service.isMapping) {
    if (certificate.string) report(certificate, say`\`caBundle\` needs a \`service\`.`);
    if (isInsecure) report(insecure, say`\`insecureSkipTLSVerify\` needs a \`service\`.`);
    return;
  }
  requireValue(service.at("namespace"), report);
  requireValue(service.at("name"), report);
  const port = service.at("port");
  if (port.number !== undefined && (port.number < 1 || port.number > 65535)) {
    report(port, say`A port is between 1 and 65535.`);
  }
  if (isInsecure && certificate.string)
    report(insecure, say`\`insecureSkipTLSVerify\` can not stand beside a \`caBundle\`.`);
}

export default rule;
