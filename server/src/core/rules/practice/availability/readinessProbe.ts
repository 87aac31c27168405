/**
 * Without a readiness probe a pod gets requests as soon as its process has started, before it can answer them: on each update
 * and each new pod some requests fail.
 *
 * ```yaml
 * ports:
 *   - containerPort: 8080
 * readinessProbe:
 *   httpGet:
 *     path: /ready
 *     port: 8080
 * ```
 */
import { say } from "../../../text/message.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "readiness-probe",
  family: "practice",
  severity: "hint",
  summary: "A container that serves requests does not say when it is ready.",
  source: "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/",
  kinds: ["apps/Deployment", "apps/StatefulSet", "leaderworkerset.x-k8s.io/LeaderWorkerSet"],
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { containers } of workload.groups) {
      if (containers.some((container) => container.at("readinessProbe").present)) continue;
      const serving = containers.find((container) => container.at("ports").items().length > 0);
      if (serving !== undefined)
        report(
          serving.at("name"),
          say`This container serves a port but has no \`readinessProbe\`; it gets requests before it can answer.`,
        );
    }
  },
};

export default rule;
