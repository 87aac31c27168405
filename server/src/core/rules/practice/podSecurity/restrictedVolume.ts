/**
 * The restricted standard allows volumes that Kubernetes itself makes and claims: `configMap`, `csi`, `downwardAPI`, `emptyDir`,
 * `ephemeral`, `image`, `persistentVolumeClaim`, `projected` and `secret`. Others reach storage without a claim.
 *
 * ```yaml
 * volumes:
 *   - name: models
 *     nfs:
 *       server: files
 *       path: /models # use a PersistentVolumeClaim
 * ```
 */

import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "restricted-volume",
  family: "practice",
  severity: "hint",
  summary: "A volume reaches storage without a claim.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  kinds: workloadKinds,
  standard: "restricted",
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { spec } of workload.groups) {
      for (const volume of spec.at("volumes").items()) {
        const source = volume.fields().find(({ name, present }) => name !== "name" && present);
        if (source !== undefined && !allowed.has(source.name))
          report(
            source,
            say`The restricted standard allows no \`${source.name}\` volume; use a PersistentVolumeClaim.`,
            { on: "key" },
          );
      }
    }
  },
};

const allowed: ReadonlySet<string> = new Set([
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
]);

export default rule;
