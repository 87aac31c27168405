/**
 * The service of a StatefulSet becomes part of its pods' host names, so its name must be a DNS label. What happens to
 * the volume claims of removed pods is `Retain` or `Delete`.
 *
 * ```yaml
 * spec:
 *   serviceName: db.internal # no dots
 * ```
 */
import { dns1123Label } from "../../../formats/names.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import type { Rule } from "../../rule.ts";

/** Since this minor version the name of the service is validated. */
const validatesServiceName = 33;

const rule: Rule = {
  code: "stateful-set",
  family: "server",
  severity: "error",
  summary: "The service name or the claim retention of a StatefulSet is not valid.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/",
  kinds: ["apps/StatefulSet"],
  check(manifest, report, { minor }) {
    const spec = manifest.root.at("spec");
    if (minor >= validatesServiceName) checkFormat(spec.at("serviceName"), dns1123Label, report);
    for (const name of ["whenDeleted", "whenScaled"]) {
      const policy = spec.at("persistentVolumeClaimRetentionPolicy", name);
      // An empty policy is defaulted before it is validated.
      if (policy.string === undefined || ["", "Retain", "Delete"].includes(policy.string)) continue;
      report(policy, say`\`${policy.string}\` is no retention policy; use \`Retain\` or \`Delete\`.`);
    }
  },
};

export default rule;
