/**
 * The published image of vLLM needs a GPU. A container that asks for none may land on any node, and the server ends with
 * "Failed to infer device type"; on a node with GPUs it would use those of other pods.
 *
 * ```yaml
 * containers:
 *   - image: vllm/vllm-openai:v0.10.0
 *     resources: {} # add limits with nvidia.com/gpu
 * ```
 */
import { say } from "../../../text/message.ts";
import { acceleratorsOf, deviceCountOf } from "../../../workload/accelerators.ts";
import { optionOf } from "../../../workload/commandLine.ts";
import { environmentEntry } from "../../../workload/engines.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload, type WorkloadContainer } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "engine-without-accelerator",
  family: "workload",
  severity: "warning",
  summary: "A model server that needs a GPU asks for none.",
  source: "https://docs.vllm.ai/en/latest/deployment/k8s/",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const container of workload.containers) {
      const { at, engine, group } = container;
      if (engine?.name !== "vllm" || !group.builtIn || deviceCountOf(at) !== 0 || hasAccess(container))
        continue;
      if (!/(?:^|\/)vllm\/vllm-openai[:@]/u.test(at.at("image").string ?? "")) continue;
      report(
        at.at("image"),
        say`vLLM needs a GPU, but the container asks for none; set \`nvidia.com/gpu\` under \`limits\`.`,
      );
    }
  },
};

/** Something else may bring a device: a zero that is filled in, a runtime class, a claim, an unknown resource. */
function hasAccess({ at, engine, group }: WorkloadContainer): boolean {
  const limits = [...at.at("resources", "limits").keys(), ...at.at("resources", "requests").keys()];
  return (
    acceleratorsOf(at).length > 0 ||
    limits.some(({ name }) => name.includes("/")) ||
    group.spec.at("runtimeClassName").present ||
    group.spec.at("resourceClaims").present ||
    environmentEntry(at, "NVIDIA_VISIBLE_DEVICES") !== undefined ||
    at.at("securityContext", "privileged").boolean === true ||
    optionOf(engine?.arguments ?? [], "--device") !== undefined
  );
}

export default rule;
