/**
 * Many fields of a Service only go with some types: node ports not with `ClusterIP`, load balancer settings only with
 * `LoadBalancer`, an external traffic policy only when clients outside can reach the Service, and an `ExternalName`
 * is an alias with a DNS name and no addresses.
 *
 * ```yaml
 * spec:
 *   type: ClusterIP
 *   externalTrafficPolicy: Local # only for NodePort and LoadBalancer
 * ```
 */
import { network } from "../../../formats/addressComplaints.ts";
import { dns1123Subdomain, qualifiedName } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { isExternallyAccessible, isHeadless, serviceType } from "../../../manifest/serviceSpec.ts";
import { say } from "../../../text/message.ts";
import { checkAnyFormat, checkFormat } from "../../checkFormat.ts";
import { requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const sourceRangesAnnotation = "service.beta.kubernetes.io/load-balancer-source-ranges";

const rule: Rule = {
  code: "service-type-fields",
  family: "server",
  severity: "error",
  summary: "A field of a Service does not go with the type of the Service.",
  source:
    "https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types",
  kinds: ["/Service"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const type = serviceType(spec);
    if (type === undefined) return;
    if (type === "ExternalName") checkAlias(spec, report);
    if (type === "ClusterIP") checkNodePorts(spec, report);
    if ((type === "LoadBalancer" || type === "NodePort") && isHeadless(spec)) {
      const place = spec.at("clusterIPs").items()[0] ?? spec.at("clusterIP");
      const path = `${spec.path}.clusterIPs[0]`;
      report(
        place,
        say`A Service of the type \`${type}\` needs an address in the cluster; it can not be \`None\`.`,
        { path },
      );
    }
    checkLoadBalancer(manifest.root, type, report);
    checkTrafficPolicy(spec, type, report);
  },
};

function checkAlias(spec: Cursor, report: Report): void {
  const name = spec.at("externalName");
  if (
    requireValue(
      name,
      report,
      say`a Service of the type \`ExternalName\` needs the DNS name that it stands for`,
    )
  ) {
    checkFormat(name, (text) => dns1123Subdomain(text.replace(/\.$/u, "")), report);
  }
  const address = spec.at("clusterIP");
  if (address.string !== undefined && address.string !== "" && spec.at("clusterIPs").items().length === 0) {
    const path = `${spec.path}.clusterIPs`;
    report(address, say`\`clusterIP\` can not be set for the type \`ExternalName\`.`, { on: "key", path });
  }
  for (const field of ["clusterIPs", "ipFamilies", "ipFamilyPolicy"].map((field) => spec.at(field))) {
    if (!field.present || (field.isSequence && field.items().length === 0)) continue;
    report(field, say`\`${field.name}\` can not be set for the type \`ExternalName\`.`, { on: "key" });
  }
}

function checkNodePorts(spec: Cursor, report: Report): void {
  for (const port of spec.at("ports").items()) {
    const place = port.at("nodePort");
    if (place.number === undefined || place.number === 0) continue;
    report(place, say`\`nodePort\` needs the type \`NodePort\` or \`LoadBalancer\`.`, { on: "key" });
  }
}

function checkLoadBalancer(root: Cursor, type: string, report: Report): void {
  const spec = root.at("spec");
  const balanced = type === "LoadBalancer";
  const loadBalancerClass = spec.at("loadBalancerClass");
  const allocation = spec.at("allocateLoadBalancerNodePorts");
  for (const field of balanced ? [] : [loadBalancerClass, allocation]) {
    if (field.present) report(field, say`\`${field.name}\` needs the type \`LoadBalancer\`.`, { on: "key" });
  }
  if (balanced) checkAnyFormat(loadBalancerClass, qualifiedName, report);
  // The server writes this field's path with a capital letter.
  const path = `${spec.path}.LoadBalancerSourceRanges`;
  const ranges = spec.at("loadBalancerSourceRanges");
  const annotation = root.at("metadata", "annotations").key(sourceRangesAnnotation);
  if (ranges.items().length > 0) {
    if (!balanced)
      report(ranges, say`\`loadBalancerSourceRanges\` needs the type \`LoadBalancer\`.`, { on: "key", path });
    for (const range of ranges.items()) {
      checkAnyFormat(range, (text) => network(text.trim()), report, { path: `${path}[${range.name}]` });
    }
  } else if (annotation.string !== undefined) {
    if (!balanced) report(annotation, say`This annotation needs the type \`LoadBalancer\`.`, { on: "key" });
    const wrong = annotation.string.split(",").find((range) => network(range.trim()) !== undefined);
    if (annotation.string.trim() !== "" && wrong !== undefined) {
      report(annotation, say`\`${wrong.trim()}\` is no network, such as \`10.9.8.0/24\`.`);
    }
  }
}

function checkTrafficPolicy(spec: Cursor, type: string, report: Report): void {
  const policy = spec.at("externalTrafficPolicy");
  const isSet = policy.string !== undefined && policy.string !== "";
  if (isSet && !isExternallyAccessible(spec)) {
    report(
      policy,
      say`\`externalTrafficPolicy\` needs a Service that clients outside can reach, not \`${type}\`.`,
    );
  }
  const port = spec.at("healthCheckNodePort");
  const needsPort = type === "LoadBalancer" && policy.string === "Local";
  if (port.number !== undefined && port.number !== 0 && !needsPort) {
    report(
      port,
      say`\`healthCheckNodePort\` needs the type \`LoadBalancer\` with \`externalTrafficPolicy: Local\`.`,
    );
  }
}

export default rule;
