/**
 * A Service needs ports unless it is headless or only an alias (`ExternalName`). Each port is a number from 1 to
 * 65535; several ports need names, and neither a name nor a port with its protocol may stand twice. `targetPort` is a
 * number or the name of a container port.
 *
 * ```yaml
 * kind: Service
 * spec:
 *   ports:
 *     - port: 80
 *     - port: 443 # two ports need names
 * ```
 */
import { dns1123Label, portName, qualifiedName } from "../../../formats/names.ts";
import { highestPort } from "../../../formats/port.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { isHeadless, serviceType } from "../../../manifest/serviceSpec.ts";
import { say } from "../../../text/message.ts";
import { checkAnyFormat, checkBounds, checkFormat } from "../../checkFormat.ts";
import { withoutQuotes } from "../../replaceValue.ts";
import { requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

/** Where the kubelet listens; a load balancer would make it reachable from outside. */
const kubeletPort = 10_250;

const rule: Rule = {
  code: "service-ports",
  family: "server",
  severity: "error",
  summary: "The ports of a Service are missing, out of range, unnamed or doubled.",
  source: "https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services",
  kinds: ["/Service"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const type = serviceType(spec);
    const ports = spec.at("ports");
    if (type !== "ExternalName" && !isHeadless(spec)) {
      requireValue(ports, report, say`a Service that is not headless forwards at least one port`);
    }
    for (const port of ports.items()) {
      checkPort(port, ports.items().length > 1, report);
      if (type === "LoadBalancer" && port.at("port").number === kubeletPort) {
        const message = say`Port ${kubeletPort} belongs to the kubelet and can not be opened to the outside.`;
        report(port.at("port"), message, { path: port.path });
      }
    }
    checkRepeatedNames(ports.items(), report);
    checkRepeatedPorts(ports.items(), report);
  },
};

function checkPort(port: Cursor, several: boolean, report: Report): void {
  const name = port.at("name");
  if (several) requireValue(name, report, say`ports need names when there are several`);
  checkFormat(name, dns1123Label, report);
  checkAnyFormat(port.at("appProtocol"), qualifiedName, report);
  checkBounds(port.at("port"), 1, highestPort, report);
  const target = port.at("targetPort");
  checkFormat(target, portName, report, { fixes: withoutQuotes(target) });
  // 0 means "the same as port".
  if (target.number !== 0) checkBounds(target, 1, highestPort, report);
}

function checkRepeatedNames(ports: readonly Cursor[], report: Report): void {
  const seen = new Set<string>();
  for (const name of ports.map((port) => port.at("name"))) {
    if (name.string === undefined || name.string === "") continue;
    if (seen.has(name.string)) report(name, say`Another port is called \`${name.string}\` already.`);
    seen.add(name.string);
  }
}

function checkRepeatedPorts(ports: readonly Cursor[], report: Report): void {
  const seen = new Set<string>();
  for (const port of ports) {
    const protocol = port.at("protocol").string ?? "TCP";
    for (const name of ["port", "nodePort"]) {
      const { number } = port.at(name);
      if (number === undefined || (name === "nodePort" && number === 0)) continue;
      const key = `${name} ${String(number)}/${protocol === "" ? "TCP" : protocol}`;
      if (seen.has(key)) {
        const path = name === "port" ? { path: port.path } : {};
        report(port.at(name), say`\`${key}\` stands in this Service already.`, path);
      }
      seen.add(key);
    }
  }
}

export default rule;
