/**
 * A container that asks for devices of two vendors is only scheduled to a node that has both. Such nodes do not exist in
 * practice, so the pod stays pending for ever. The same holds for a whole GPU and a part of one (MIG): a CUDA program can
 * not use both together.
 *
 * ```yaml
 * limits:
 *   nvidia.com/gpu: 1
 *   amd.com/gpu: 1 # which of the two?
 * ```
 */
import { say } from "../../../text/message.ts";
import { acceleratorsOf, wholeNumberAt } from "../../../workload/accelerators.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "mixed-accelerators",
  family: "workload",
  severity: "warning",
  summary: "A container asks for devices that no program uses together.",
  source: "https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at } of workload.allContainers) {
      const asked = acceleratorsOf(at).filter(
        ({ limit, request }) => wholeNumberAt(limit.present ? limit : request) !== 0,
      );
      const [first] = asked;
      if (first === undefined) continue;
      const foreign = asked.find(({ vendor }) => vendor !== first.vendor);
      const place = foreign?.limit.present === true ? foreign.limit : foreign?.request;
      if (foreign !== undefined && place !== undefined) {
        report(
          place,
          say`The container asks for \`${first.resource}\` and \`${foreign.resource}\`; no node has both, and the pod stays pending.`,
          { on: "key" },
        );
        continue;
      }
      const part = asked.find(({ mig }) => mig !== undefined);
      const whole = asked.find(({ mig }) => mig === undefined);
      if (part === undefined || whole === undefined) continue;
      report(
        part.limit.present ? part.limit : part.request,
        say`The container asks for \`${whole.resource}\` and \`${part.resource}\`; a program can not use a whole GPU and a part of one together.`,
        { on: "key" },
      );
    }
  },
};

export default rule;
