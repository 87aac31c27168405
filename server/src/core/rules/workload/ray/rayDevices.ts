/**
 * Ray believes what `ray start` is told. With `num-gpus` above what the container gets, tasks are placed on GPUs that are
 * not there. KubeRay takes the number from the container's limits when the parameter is left out.
 *
 * ```yaml
 * rayStartParams:
 *   num-gpus: "4" # the container gets 1
 * ```
 */
import { say } from "../../../text/message.ts";
import { deviceCountOf } from "../../../workload/accelerators.ts";
import { rayKinds } from "../../../workload/ray.ts";
import { replaceValue } from "../../replaceValue.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "ray-devices",
  family: "workload",
  severity: "warning",
  summary: "Ray is told of more GPUs than the container gets.",
  source: "https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/config.html",
  kinds: rayKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { owner, containers } of workload.groups) {
      const parameter = owner.at("rayStartParams").key("num-gpus");
      const told = Number(parameter.scalar?.value ?? NaN);
      const devices = containers[0] && deviceCountOf(containers[0]);
      if (devices === undefined || !(told > devices)) continue;
      report(
        parameter,
        say`Ray is told of ${told === 1 ? say`1 GPU` : say`${told} GPUs`}, but the container gets ${devices === 0 ? say`none` : devices}.`,
        {
          // Parameters are texts; a bare number would be refused.
          fixes: replaceValue(parameter, String(devices)).map(({ title, edits }) => ({ title, edits })),
        },
      );
    }
  },
};

export default rule;
