/**
 * A `hostPath` volume gives a pod files of its node. Whoever can write there can often take over the node; and the pod finds
 * other files on another node. Use a PersistentVolumeClaim, or a `local` volume.
 *
 * ```yaml
 * volumes:
 *   - name: models
 *     hostPath:
 *       path: /data/models
 * ```
 */

import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "host-path-volume",
  family: "practice",
  severity: "hint",
  summary: "A volume is a directory of the node.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  fields: ["hostPath"],
  kinds: workloadKinds,
  standard: "baseline",
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { spec } of workload.groups) {
      for (const volume of spec.at("volumes").items()) {
        const place = volume.at("hostPath");
        if (place.present)
          report(place, say`A \`hostPath\` gives the pod files of its node; use a PersistentVolumeClaim.`, {
            on: "key",
          });
      }
    }
  },
};

export default rule;
