/**
 * Node ports come from a range that the API server was started with, 30000 to 32767 unless told otherwise. It refuses ports
 * outside of it; as the range can not be seen from here, this is a warning.
 *
 * ```yaml
 * ports:
 *   - port: 80
 *     nodePort: 8080 # outside of 30000 to 32767
 * ```
 */
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const lowest = 30000;
const highest = 32767;

const rule: Rule = {
  code: "node-port-range",
  family: "server",
  severity: "warning",
  summary: "A node port lies outside of the range that clusters have by default.",
  source: "https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport",
  fields: ["nodePort", "healthCheckNodePort"],
  kinds: ["/Service"],
  check({ root }, report) {
    const spec = root.at("spec");
    const ports = [
      ...spec
        .at("ports")
        .items()
        .map((port) => port.at("nodePort")),
      spec.at("healthCheckNodePort"),
    ];
    for (const port of ports) {
      const { number } = port;
      if (number === undefined || number === 0 || (number >= lowest && number <= highest)) continue;
      report(
        port,
        say`\`${port.name}\` is ${number}; clusters give out ${lowest} to ${highest} unless they were set up otherwise.`,
      );
    }
  },
};

export default rule;
