/**
 * A probe has exactly one handler: `exec`, `httpGet`, `tcpSocket` or `grpc`. Its numbers are not negative, a liveness or
 * startup probe is successful after one success, and only these two can have a `terminationGracePeriodSeconds`.
 *
 * A number that is 0 or left out takes its default before it is checked.
 *
 * ```yaml
 * livenessProbe:
 *   httpGet:
 *     port: 8080
 *   tcpSocket: # one of the two
 *     port: 8080
 * ```
 */
import { containersIn } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { checkHandler, type Handler } from "../../handler.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const handlers: readonly Handler[] = ["exec", "httpGet", "tcpSocket", "grpc"];

const counts = [
  "initialDelaySeconds",
  "timeoutSeconds",
  "periodSeconds",
  "successThreshold",
  "failureThreshold",
];

const rule: Rule = {
  code: "probe",
  family: "server",
  severity: "error",
  summary: "A probe has no handler, several, or numbers it can not have.",
  source:
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/",
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report) {
    for (const { at, role } of containersIn(manifest)) {
      // Others can not have probes at all, so nobody looks at what is in them.
      if (role !== "main" && role !== "sidecar") continue;
      for (const name of ["livenessProbe", "readinessProbe", "startupProbe"]) {
        const probe = at.at(name);
        if (probe.isMapping) checkProbe(probe, report);
      }
    }
  },
};

function checkProbe(probe: Cursor, report: Report): void {
  checkHandler(probe, handlers, report);
  for (const count of counts.map((name) => probe.at(name))) {
    if (count.number !== undefined && count.number < 0)
      report(count, say`\`${count.name}\` must be 0 or more.`);
  }
  const isReadiness = probe.name === "readinessProbe";
  const successes = probe.at("successThreshold");
  // 0 is defaulted to 1.
  if (!isReadiness && successes.number !== undefined && successes.number > 1) {
    report(successes, say`\`successThreshold\` of a \`${probe.name}\` must be 1.`, {
      fixes: replaceValue(successes, 1),
    });
  }
  const gracePeriod = probe.at("terminationGracePeriodSeconds");
  if (gracePeriod.number === undefined) return;
  if (gracePeriod.number <= 0)
    report(gracePeriod, say`\`terminationGracePeriodSeconds\` must be more than 0.`);
  if (isReadiness) {
    report(
      gracePeriod,
      say`A readiness probe stops no container, so it has no \`terminationGracePeriodSeconds\`.`,
      {
        on: "key",
      },
    );
  }
}

export default rule;
