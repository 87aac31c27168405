/**
 * A probe or a hook that names a port means one of the container's own ports. A name that none of them has is taken by the API
 * server; the kubelet then fails every probe.
 *
 * ```yaml
 * ports:
 *   - name: http
 *     containerPort: 8080
 * readinessProbe:
 *   httpGet:
 *     port: web # must be http
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { probeNames } from "../../../workload/probes.ts";
import { readWorkload } from "../../../workload/workload.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "probe-port-name",
  family: "workload",
  severity: "warning",
  summary: "A probe names a port that its container does not have.",
  source:
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at } of workload.allContainers) {
      // Other containers' fields are completed by their controller.
      if (at.parent?.isSequence !== true) continue;
      const handlers = [
        ...probeNames.map((name) => at.at(name)),
        ...["postStart", "preStop"].map((name) => at.at("lifecycle", name)),
      ];
      for (const handler of handlers)
        for (const kind of ["httpGet", "tcpSocket"]) checkPort(at, handler.at(kind, "port"), report);
    }
  },
};

function checkPort(container: Cursor, port: Cursor, report: Report): void {
  const { string } = port;
  if (string === undefined || string === "" || /^\d+$/u.test(string)) return;
  const names = container
    .at("ports")
    .items()
    .flatMap((entry) => entry.at("name").string ?? []);
  if (names.includes(string)) return;
  const [only, ...others] = names;
  const known = names.length === 0 ? say`it names none` : say`it has ${listing(codes(names))}`;
  report(port, say`The container has no port \`${string}\`; ${known}.`, {
    fixes: only !== undefined && others.length === 0 ? replaceValue(port, only) : [],
  });
}

export default rule;
