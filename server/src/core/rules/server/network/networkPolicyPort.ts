/**
 * A port of a NetworkPolicy is a number or the name of a container port. `endPort` makes a range of it and needs a
 * number to start from that is not above it.
 *
 * ```yaml
 * ports:
 *   - port: 32768
 *     endPort: 32000 # must not be less than port
 * ```
 */
import { portName } from "../../../formats/names.ts";
import { highestPort } from "../../../formats/port.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { checkBounds, checkFormat } from "../../checkFormat.ts";
import { withoutQuotes } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "network-policy-port",
  family: "server",
  severity: "error",
  summary: "A port of a NetworkPolicy is out of range, or its range has no start.",
  source:
    "https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports",
  kinds: ["networking.k8s.io/NetworkPolicy"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    for (const item of [...spec.at("ingress").items(), ...spec.at("egress").items()]) {
      for (const port of item.at("ports").items()) checkPort(port, report);
    }
  },
};

function checkPort(entry: Cursor, report: Report): void {
  const port = entry.at("port");
  if (port.string === "") report(port, say`The name of the port is empty.`);
  checkFormat(port, portName, report, { fixes: withoutQuotes(port) });
  checkBounds(port, 1, highestPort, report);
  const end = entry.at("endPort");
  if (end.number === undefined) return;
  checkBounds(end, 1, highestPort, report);
  if (!port.present) {
    report(end, say`\`endPort\` needs a \`port\` to start from.`);
  } else if (port.string !== undefined) {
    report(end, say`\`endPort\` needs a \`port\` that is a number.`);
  } else if (port.number !== undefined && end.number < port.number) {
    report(end, say`\`endPort\` (${end.number}) must not be less than \`port\` (${port.number}).`);
  }
}

export default rule;
