/**
 * An `emptyDir` lies on the node's disk, in memory (`medium: Memory`) or in huge pages. The API server takes any text; the kubelet
 * knows these only, and the pod waits for its volume for ever.
 *
 * ```yaml
 * volumes:
 *   - name: shm
 *     emptyDir:
 *       medium: memory # must be Memory
 * ```
 */
import { closestName } from "../../../text/closestName.ts";
import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "storage-medium",
  family: "workload",
  severity: "warning",
  summary: "A volume lies on a medium that the kubelet does not know.",
  source: "https://kubernetes.io/docs/concepts/storage/volumes/#emptydir",
  fields: ["medium"],
  kinds: workloadKinds,
  check(manifest, report) {
    for (const { spec } of manifest.shared(readWorkload).groups)
      for (const volume of spec.at("volumes").items()) {
        const medium = volume.at("emptyDir", "medium");
        if (medium.string === undefined || /^(?:|Memory|HugePages(?:-\w+)?)$/u.test(medium.string)) continue;
        const meant = closestName(medium.string, ["Memory", "HugePages"]);
        report(
          medium,
          say`The kubelet knows no medium \`${medium.string}\`, but \`Memory\` and \`HugePages\`.`,
          {
            fixes: meant === undefined ? [] : replaceValue(medium, meant),
          },
        );
      }
  },
};

export default rule;
