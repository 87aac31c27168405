/**
 * A CSIDriver says how Kubernetes treats a CSI driver. Its `fsGroupPolicy` and `volumeLifecycleModes` have fixed
 * values; tokens that it requests last at least 10 minutes, each for another audience.
 *
 * ```yaml
 * kind: CSIDriver
 * spec:
 *   volumeLifecycleModes: [Inline] # Persistent or Ephemeral
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { listing, say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const groupPolicies = ["ReadWriteOnceWithFSType", "File", "None"];
const lifecycleModes = ["Persistent", "Ephemeral"];
/** Since this minor version tokens can be handed over as secrets. */
const hasTokensInSecrets = 35;
const leastTokenSeconds = 600;
const mostTokenSeconds = 2 ** 32;

const rule: Rule = {
  code: "csi-driver",
  family: "server",
  severity: "error",
  summary: "A CSIDriver has an unknown mode or policy, or requests tokens it can not get.",
  source: "https://kubernetes-csi.github.io/docs/csi-driver-object.html",
  kinds: ["storage.k8s.io/CSIDriver"],
  check(manifest, report, { minor }) {
    const spec = manifest.root.at("spec");
    const policy = spec.at("fsGroupPolicy");
    if (policy.string !== undefined && !groupPolicies.includes(policy.string)) {
      report(policy, say`\`fsGroupPolicy\` must be ${listing(groupPolicies)}.`);
    }
    const modes = spec.at("volumeLifecycleModes");
    for (const mode of modes.items()) {
      if (mode.string !== undefined && !lifecycleModes.includes(mode.string)) {
        report(mode, say`A lifecycle mode must be ${listing(lifecycleModes, "or")}.`, { path: modes.path });
      }
    }
    checkTokens(spec.at("tokenRequests"), report);
    const placed = spec.at("serviceAccountTokenInSecrets");
    if (minor >= hasTokensInSecrets && spec.at("tokenRequests").items().length > 0 && !placed.present) {
      report(
        placed,
        say`Without \`serviceAccountTokenInSecrets: true\` tokens travel where drivers may log them.`,
        {
          severity: "warning",
        },
      );
    }
    const period = spec.at("nodeAllocatableUpdatePeriodSeconds");
    if (period.number !== undefined && period.number < 10)
      report(period, say`The period must be 10 seconds or more.`);
  },
};

function checkTokens(requests: Cursor, report: Report): void {
  const audiences = new Set<string>();
  for (const request of requests.items()) {
    const audience = request.at("audience");
    if (audience.string !== undefined) {
      if (audiences.has(audience.string))
        report(audience, say`A token for this audience is requested already.`);
      audiences.add(audience.string);
    }
    const seconds = request.at("expirationSeconds");
    if (seconds.number === undefined) continue;
    if (seconds.number < leastTokenSeconds)
      report(seconds, say`A token must last 600 seconds (10 minutes) or more.`);
    if (seconds.number > mostTokenSeconds)
      report(seconds, say`A token can not last longer than 2^32 seconds.`);
  }
}

export default rule;
