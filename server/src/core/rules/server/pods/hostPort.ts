/**
 * A port of the node can be given away once: two containers of a pod can not ask for the same `hostPort` with the same
 * protocol and address. A pod with `hostNetwork` opens its ports on the node anyway, so there `hostPort` is left out or
 * equal to `containerPort`.
 *
 * ```yaml
 * hostNetwork: true
 * containers:
 *   - name: web
 *     image: nginx:1.29
 *     ports:
 *       - containerPort: 8080
 *         hostPort: 80 # must be 8080
 * ```
 */
import { isPort } from "../../../formats/port.ts";
import { containersOf, type PodContainer } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "host-port",
  family: "server",
  severity: "error",
  summary: "A port of the node is asked for twice, or differs from the container's with `hostNetwork`.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports",
  fields: ["hostPort", "hostNetwork"],
  kinds: podKinds,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      const containers = containersOf(pod);
      const main = containers.filter(({ role }) => role === "main");
      if (pod.spec.at("hostNetwork").boolean === true) {
        for (const container of main) checkHostNetwork(container, report);
      }
      checkRepeated(main, report);
      // Init containers run one after the other, so each can have the ports of another.
      for (const container of containers) {
        if (container.role === "init" || container.role === "sidecar") checkRepeated([container], report);
      }
    }
  },
};

function checkHostNetwork({ at }: PodContainer, report: Report): void {
  for (const port of at.at("ports").items()) {
    const hostPort = port.at("hostPort");
    const containerPort = port.at("containerPort").number;
    if (!hostPort.number || containerPort === undefined || hostPort.number === containerPort) continue;
    report(
      hostPort,
      say`With \`hostNetwork\` the \`hostPort\` must be the \`containerPort\`, ${containerPort}.`,
      { fixes: isPort(containerPort) ? replaceValue(hostPort, containerPort) : [] },
    );
  }
}

function checkRepeated(containers: readonly PodContainer[], report: Report): void {
  const seen = new Set<string>();
  for (const { at, pod } of containers) {
    for (const port of at.at("ports").items()) {
      const number = portOnNode(port, !pod.template && pod.spec.at("hostNetwork").boolean === true);
      if (!number) continue;
      const protocol = port.at("protocol").string ?? "";
      const key = `${protocol === "" ? "TCP" : protocol}/${port.at("hostIP").string ?? ""}/${String(number)}`;
      if (seen.has(key)) {
        report(port.at("hostPort"), say`Port ${number} of the node is asked for by another port already.`);
      }
      seen.add(key);
    }
  }
}

/** A Pod on the node's network has its `hostPort` defaulted; in a template that is left to the pods made from it. */
function portOnNode(port: Cursor, isDefaulted: boolean): number | undefined {
  const { number } = port.at("hostPort");
  return number || !isDefaulted ? number : port.at("containerPort").number;
}

export default rule;
