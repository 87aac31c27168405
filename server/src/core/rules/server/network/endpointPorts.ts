/**
 * Ports of Endpoints are numbers from 1 to 65535 and need names when there are several. In an EndpointSlice no two
 * ports have the same name (or lack one), and hints name zones and nodes.
 *
 * ```yaml
 * ports:
 *   - { name: http, port: 80 }
 *   - { name: http, port: 8080 } # the name stands twice
 * ```
 */
import { dns1123Label, dns1123Subdomain, labelValue, qualifiedName } from "../../../formats/names.ts";
import { highestPort } from "../../../formats/port.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { type Message, say } from "../../../text/message.ts";
import { checkAnyFormat, checkBounds, checkFormat } from "../../checkFormat.ts";
import { requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const mostHints = 8;

const rule: Rule = {
  code: "endpoint-ports",
  family: "server",
  severity: "error",
  summary: "The ports or hints of an endpoint are out of range, unnamed or doubled.",
  source: "https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/",
  kinds: ["/Endpoints", "discovery.k8s.io/EndpointSlice"],
  check(manifest, report) {
    if (manifest.gvk.kind === "EndpointSlice") checkSlice(manifest.root, report);
    else
      for (const subset of manifest.root.at("subsets").items())
        checkSubset(subset.at("ports").items(), report);
  },
};

function checkSubset(ports: readonly Cursor[], report: Report): void {
  for (const port of ports) {
    if (ports.length > 1) requireValue(port.at("name"), report, say`ports need names when there are several`);
    checkBounds(port.at("port"), 1, highestPort, report);
    checkNames(port, report);
  }
}

function checkSlice(slice: Cursor, report: Report): void {
  const seen = new Set<string>();
  for (const port of slice.at("ports").items()) {
    const name = port.at("name").string ?? "";
    if (seen.has(name)) report(port.at("name"), say`Another port has the name \`${name}\` already.`);
    seen.add(name);
    checkNames(port, report);
  }
  for (const endpoint of slice.at("endpoints").items()) {
    checkHints(endpoint.at("hints", "forZones"), labelValue, report);
    checkHints(endpoint.at("hints", "forNodes"), dns1123Subdomain, report);
  }
}

function checkNames(port: Cursor, report: Report): void {
  checkFormat(port.at("name"), dns1123Label, report);
  checkAnyFormat(port.at("appProtocol"), qualifiedName, report);
}

function checkHints(hints: Cursor, format: (text: string) => Message | undefined, report: Report): void {
  const { length } = hints.items();
  if (length > mostHints)
    report(hints, say`\`${hints.name}\` has ${length} elements, more than ${mostHints}.`, {
      on: "key",
    });
  for (const hint of hints.items()) checkFormat(hint.at("name"), format, report);
}

export default rule;
