/**
 * A probe or a hook with a `host` makes the kubelet send requests to any address that it can reach, also such that the pod can
 * not. Without it the kubelet asks the pod itself.
 *
 * ```yaml
 * livenessProbe:
 *   httpGet:
 *     host: 10.0.0.1
 *     port: 8080
 * ```
 */
import { say } from "../../../text/message.ts";
import { containersOf } from "./pods.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "probe-host",
  family: "practice",
  severity: "hint",
  summary: "A probe makes the kubelet ask another address than the pod's.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  kinds: workloadKinds,
  standard: "baseline",
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const group of workload.groups) {
      for (const container of containersOf(group)) {
        const handlers = [
          ...["livenessProbe", "readinessProbe", "startupProbe"].map((name) => container.at(name)),
          ...["postStart", "preStop"].map((name) => container.at("lifecycle", name)),
        ];
        for (const place of handlers.flatMap((handler) => [
          handler.at("httpGet", "host"),
          handler.at("tcpSocket", "host"),
        ])) {
          if (place.string !== undefined && place.string !== "")
            report(place, say`The kubelet would ask this address instead of the pod; leave \`host\` out.`, {
              on: "key",
            });
        }
      }
    }
  },
};

export default rule;
