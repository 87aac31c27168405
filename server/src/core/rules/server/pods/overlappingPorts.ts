/**
 * Two ports of a pod have the same number and protocol. All containers of a pod share one network, so only one of them can
 * listen there; which `hostPort` counts is not defined. A `hostIP` without a `hostPort` has no effect.
 *
 * ```yaml
 * ports:
 *   - name: http
 *     containerPort: 8080
 *   - name: metrics
 *     containerPort: 8080 # the same port
 * ```
 */
import { containersOf } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "overlapping-ports",
  family: "server",
  severity: "warning",
  summary: "Two ports of a pod are the same, or an address of the node is given without a port.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports",
  kinds: podKinds,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      const earlier = new Map<string, Cursor[]>();
      for (const { at, role } of containersOf(pod)) {
        // Init containers run one after the other, and never beside the main ones.
        if (role === "main" || role === "sidecar") checkPorts(at.at("ports").items(), earlier, report);
      }
    }
  },
};

function checkPorts(ports: readonly Cursor[], earlier: Map<string, Cursor[]>, report: Report): void {
  for (const port of ports) {
    const { number } = port.at("containerPort");
    if (number === undefined) continue;
    if (port.at("hostIP").string && !port.at("hostPort").number) {
      report(port.at("hostIP"), say`\`hostIP\` has no effect without a \`hostPort\`.`, { path: port.path });
    }
    const protocol = port.at("protocol").string ?? "";
    const key = `${String(number)}/${protocol === "" ? "TCP" : protocol}`;
    const same = earlier.get(key) ?? [];
    const other = same.find((candidate) => overlap(port, candidate));
    if (other !== undefined) {
      report(port.at("containerPort"), say`\`${other.path}\` is the same port.`, { path: port.path });
    }
    earlier.set(key, [...same, port]);
  }
}

/** Ports of the node keep them apart, unless one of them listens on every address of it. */
function overlap(one: Cursor, other: Cursor): boolean {
  const [port, otherPort] = [one, other].map((place) => place.at("hostPort").number ?? 0);
  const [address, otherAddress] = [one, other].map((place) => place.at("hostIP").string ?? "");
  if (port === 0 || otherPort === 0) return true;
  return port === otherPort && (address === otherAddress || address === "" || otherAddress === "");
}

export default rule;
