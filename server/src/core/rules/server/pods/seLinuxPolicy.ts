/**
 * `seLinuxChangePolicy` is `Recursive`, which relabels every file of a volume. `MountOption` needs a feature that is off by
 * default up to Kubernetes 1.36.
 *
 * ```yaml
 * securityContext:
 *   seLinuxChangePolicy: Mount # Recursive
 * ```
 */
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

/** Since this minor version the field is there by default; before, the server drops it unseen. */
const knowsPolicy = 33;

/** The last minor version in which volumes are not mounted with an SELinux context by default. */
const lastWithoutMountOption = 36;

const rule: Rule = {
  code: "se-linux-policy",
  family: "server",
  severity: "error",
  summary: "The way SELinux labels are put on volumes is unknown or not available.",
  source:
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#efficient-selinux-volume-relabeling",
  fields: ["seLinuxChangePolicy", "securityContext"],
  kinds: podKinds,
  check(manifest, report, { minor }) {
    if (minor < knowsPolicy) return;
    const policies = minor > lastWithoutMountOption ? ["Recursive", "MountOption"] : ["Recursive"];
    for (const { spec } of podSpecsOf(manifest)) {
      const policy = spec.at("securityContext", "seLinuxChangePolicy");
      if (!policy.string || policies.includes(policy.string)) continue;
      report(policy, say`\`seLinuxChangePolicy\` must be ${listing(codes(policies), "or")}.`, {
        fixes: policies.length === 1 ? replaceValue(policy, "Recursive") : [],
      });
    }
  },
};

export default rule;
