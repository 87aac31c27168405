/**
 * Images of model servers are built for one kind of device. One for the processor alone, or for another vendor's devices,
 * starts on the node and does not find the device it was given: it fails, or computes slowly on the processor.
 *
 * ```yaml
 * image: rocm/vllm:latest # for AMD
 * resources:
 *   limits:
 *     nvidia.com/gpu: 1
 * ```
 */
import { say } from "../../../text/message.ts";
import { acceleratorsOf, deviceCountOf, type Vendor } from "../../../workload/accelerators.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

/** For whose devices an image is built, where its name leaves no doubt; the first pattern counts. */
const IMAGES: readonly (readonly [RegExp, Vendor | "processor"])[] = [
  [/(?:^|\/)vllm-openai-cpu[:@]|(?:^|\/)vllm-cpu(?:-env)?[:@]/u, "processor"],
  [/(?:^|\/)llama\.cpp:(?:server|full|light)(?:-b\d+)?$/u, "processor"],
  [/(?:^|\/)llama\.cpp:(?:server|full|light)-cuda/u, "nvidia"],
  [/(?:^|\/)llama\.cpp:(?:server|full|light)-rocm/u, "amd"],
  [/(?:^|\/)llama\.cpp:(?:server|full|light)-intel/u, "intel"],
  [/(?:^|\/)text-embeddings-inference:cpu-/u, "processor"],
  [/(?:^|\/)text-generation-inference:\S*-rocm$/u, "amd"],
  [/(?:^|\/)text-generation-inference:\S*-intel/u, "intel"],
  [/(?:^|\/)ollama\/ollama:\S*rocm$/u, "amd"],
  [/(?:^|\/)rocm\/\w/u, "amd"],
  [/(?:^|\/)vllm-openai-rocm[:@]/u, "amd"],
  [/(?:^|\/)sglang:\S*-rocm/u, "amd"],
  [/^nvcr\.io\/nvidia\//u, "nvidia"],
  [/^nvcr\.io\/nim\//u, "nvidia"],
  [/(?:^|\/)nvidia\/cuda[:@]/u, "nvidia"],
  [/(?:^|\/)vllm-openai[:@]/u, "nvidia"],
];

const rule: Rule = {
  code: "image-accelerator",
  family: "workload",
  severity: "warning",
  summary: "An image is built for other devices than its container gets.",
  source: "https://docs.vllm.ai/en/latest/getting_started/installation/gpu/",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at } of workload.containers) {
      const image = at.at("image");
      const built = IMAGES.find(([pattern]) => pattern.test(image.string ?? ""))?.[1];
      const [asked] = acceleratorsOf(at);
      if (built === undefined || asked === undefined || deviceCountOf(at) === 0 || asked.vendor === built)
        continue;
      const target = built === "processor" ? say`the processor alone` : say`devices of ${built}`;
      report(
        image,
        say`\`${image.string ?? ""}\` is built for ${target}, but the container asks for \`${asked.resource}\`.`,
      );
    }
  },
};

export default rule;
