/**
 * A port of a container is a number from 1 to 65535. It may have a name: at most 15 lower case letters, digits and `-`,
 * with at least one letter, that no other port of the container has.
 *
 * ```yaml
 * ports:
 *   - name: http
 *     containerPort: 8080
 *   - name: http # taken
 *     containerPort: 8443
 * ```
 */
import { portName } from "../../../formats/names.ts";
import { highestPort } from "../../../formats/port.ts";
import { containersIn } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { checkBounds, checkFormat } from "../../checkFormat.ts";
import { lowerCase } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "container-port",
  family: "server",
  severity: "error",
  summary: "A port of a container is out of range, or its name is malformed or doubled.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports",
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report) {
    for (const { at } of containersIn(manifest)) {
      const ports = at.at("ports").items();
      for (const port of ports) checkPort(port, report);
      checkRepeatedNames(ports, report);
    }
  },
};

function checkPort(port: Cursor, report: Report): void {
  const name = port.at("name");
  checkFormat(name, portName, report, { fixes: lowerCase(name, portName) });
  checkBounds(port.at("containerPort"), 1, highestPort, report);
  const hostPort = port.at("hostPort");
  // 0 means "none".
  if (hostPort.number !== 0) checkBounds(hostPort, 1, highestPort, report);
}

function checkRepeatedNames(ports: readonly Cursor[], report: Report): void {
  const names = new Set<string>();
  for (const name of ports.map((port) => port.at("name"))) {
    if (!name.string || portName(name.string) !== undefined) continue;
    if (names.has(name.string)) report(name, say`Another port is called \`${name.string}\` already.`);
    names.add(name.string);
  }
}

export default rule;
