/**
 * The device plugin decides which GPUs a container sees and says so in `NVIDIA_VISIBLE_DEVICES`. Set by hand it overrides
 * that where the container runtime of NVIDIA reads it: the container sees GPUs that belong to other pods. Where devices come by CDI, as
 * with the GPU Operator since 25.10, it does nothing. `CUDA_VISIBLE_DEVICES` chooses among the GPUs that were given;
 * it can not name more of them than the container asks for.
 *
 * ```yaml
 * env:
 *   - name: CUDA_VISIBLE_DEVICES
 *     value: "0,1" # but only one is asked for
 * resources:
 *   limits:
 *     nvidia.com/gpu: 1
 * ```
 */
import { acceleratorsOf, deviceCountOf } from "../../../workload/accelerators.ts";
import { environmentValue } from "../../../workload/engines.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "visible-devices",
  family: "workload",
  severity: "warning",
  summary: "A variable shows a container GPUs that it was not given.",
  source: "https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at } of workload.allContainers) {
      const count = deviceCountOf(at);
      if (count === undefined || count === 0) continue;
      if (acceleratorsOf(at).some(({ vendor }) => vendor !== "nvidia")) continue;
      checkToolkit(at, report);
      checkCuda(at, count, report);
    }
  },
};

function checkToolkit(container: Cursor, report: Report): void {
  const visible = environmentValue(container, "NVIDIA_VISIBLE_DEVICES");
  if (visible === undefined || visible.dynamic || ["", "void", "none"].includes(visible.text)) return;
  report(
    visible.at,
    say`\`NVIDIA_VISIBLE_DEVICES=${visible.text}\` overrides the GPUs that the device plugin gives to this container, or does nothing where they come by CDI; leave it out.`,
  );
}

function checkCuda(container: Cursor, count: number, report: Report): void {
  const visible = environmentValue(container, "CUDA_VISIBLE_DEVICES");
  if (visible === undefined || !/^\d+(?:,\d+)*$/u.test(visible.text)) return;
  const named = visible.text.split(",").map(Number);
  const beyond = named.find((device) => device >= count);
  if (beyond === undefined) return;
  report(
    visible.at,
    say`\`CUDA_VISIBLE_DEVICES\` names device ${beyond}, but the container gets ${count}: they are numbered from 0 to ${count - 1}.`,
  );
}

export default rule;
