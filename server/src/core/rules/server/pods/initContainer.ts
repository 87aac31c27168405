/**
 * An init container runs to its end before the next one starts, so there is nothing to probe and no life cycle to hook
 * into. With `restartPolicy: Always` it is a sidecar, which keeps running and may have both.
 *
 * ```yaml
 * initContainers:
 *   - name: proxy
 *     image: envoyproxy/envoy:v1.36.0
 *     # a sidecar? then restartPolicy: Always
 *     readinessProbe:
 *       tcpSocket:
 *         port: 9901
 * ```
 */
import { containersIn } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

/** Since this minor version the server looks at the resize policies of init containers. */
const checksResizePolicy = 35;

const rule: Rule = {
  code: "init-container",
  family: "server",
  severity: "error",
  summary: "An init container has probes or hooks, which only sidecars can have.",
  source:
    "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#differences-from-regular-containers",
  fields: ["initContainers"],
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report, { minor }) {
    for (const { at, role } of containersIn(manifest)) {
      if (role !== "init") continue;
      for (const name of ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"]) {
        const field = at.at(name);
        if (!field.present) continue;
        report(
          field,
          say`An init container has no \`${name}\` unless it is a sidecar, with \`restartPolicy: Always\`.`,
          {
            on: "key",
          },
        );
      }
      if (minor >= checksResizePolicy) checkResizePolicy(at, report);
    }
  },
};

/** A container that ends can not be restarted to take on another size. */
function checkResizePolicy(container: Cursor, report: Report): void {
  for (const entry of container.at("resizePolicy").items()) {
    const policy = entry.at("restartPolicy");
    if (policy.string === "RestartContainer") {
      report(policy, say`An init container can not be restarted for a new size; only sidecars can.`);
    }
  }
}

export default rule;
