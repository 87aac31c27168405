/**
 * A NIMCache downloads models that are made for a number of GPUs, its `tensorParallelism`. A NIMService that takes its models from there
 * and asks for fewer GPUs finds none that it can run.
 *
 * ```yaml
 * kind: NIMService
 * spec:
 *   storage:
 *     nimCache: { name: llama } # tensorParallelism: "4"
 *   resources:
 *     limits: { nvidia.com/gpu: 2 }
 * ```
 */
import { say } from "../../text/message.ts";
import type { ReferenceRule } from "../referenceRule.ts";

const rule: ReferenceRule = {
  code: "cached-model",
  family: "reference",
  severity: "warning",
  summary: "A NIMService asks for fewer GPUs than the models in its cache are made for.",
  source: "https://docs.nvidia.com/nim-operator/latest/cache.html",
  kinds: ["apps.nvidia.com/NIMService"],
  check(site, view, report, read) {
    const reference = site.object.references.find(({ path }) => path.endsWith("nimCache.name"));
    const spec = read().at("spec");
    const asked = spec.at("resources", "limits").key("nvidia.com/gpu");
    const count = Number(asked.scalar?.value ?? NaN);
    // Over several nodes each pod has a part only.
    if (reference?.kind !== "object" || !Number.isInteger(count) || spec.at("multiNode").present) return;
    const caches = view.targetsOf(site, reference);
    const needed = Math.min(...caches.map(({ object }) => object.tensorParallel ?? 0));
    if (caches.length === 0 || count >= needed) return;
    report(
      { range: asked.range, path: asked.path },
      say`The models in \`${reference.target.name}\` are made for ${needed} GPUs, and the service asks for ${count}.`,
      {
        isSure:
          caches.every((cache) => view.belongTogether(site, cache)) &&
          !view.mayChange(site, "spec.resources"),
      },
    );
  },
};

export default rule;
