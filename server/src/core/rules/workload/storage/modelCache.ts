/**
 * A server downloads its model into the cache of the Hugging Face hub. A volume there that is smaller than the weights fills up
 * before they are complete: the pod is evicted, or the download ends for lack of space, and begins again.
 *
 * ```yaml
 * args: [--model, meta-llama/Llama-3.3-70B-Instruct] # 141 GB
 * # ...
 * volumes:
 *   - name: cache # at /root/.cache/huggingface
 *     emptyDir:
 *       sizeLimit: 50Gi # must be more than the weights
 * ```
 */
import { quantityOf } from "../../../formats/quantity.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { toNumber } from "../../../workload/accelerators.ts";
import { optionOf } from "../../../workload/commandLine.ts";
import { environmentValue, modelOf } from "../../../workload/engines.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { modelFacts } from "../../../workload/models/modelFacts.ts";
import { gigabytes } from "../../../workload/sizing/describeSizing.ts";
import { readWorkload, type WorkloadContainer } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "model-cache",
  family: "workload",
  severity: "warning",
  summary: "The volume for a model is smaller than its weights.",
  source: "https://huggingface.co/docs/huggingface_hub/guides/manage-cache",
  fields: ["sizeLimit", "storage"],
  kinds: workloadKinds,
  check(manifest, report) {
    for (const container of manifest.shared(readWorkload).containers) {
      const { at, engine } = container;
      const model = engine && modelOf(engine, at);
      // What begins with a slash is there already.
      if (model === undefined || model.dynamic || !/^[\w.-]+\/[\w.-]+$/u.test(model.text)) continue;
      const weights = modelFacts(model.text)?.weightBytes;
      const size = sizeOfCache(container, manifest.root);
      const bytes = size === undefined ? undefined : quantityOf(size);
      if (weights === undefined || size === undefined || bytes === undefined || toNumber(bytes) >= weights)
        continue;
      report(
        size,
        say`The weights of \`${model.text}\` take ${gigabytes(weights)}, and this volume has room for ${gigabytes(toNumber(bytes))}.`,
      );
    }
  },
};

/** Where the size stands of the volume that the hub's files are written to; undefined where that is elsewhere or not limited. */
function sizeOfCache(container: WorkloadContainer, root: Cursor): Cursor | undefined {
  const { at, group } = container;
  const home = cacheFolder(container);
  const mount = at
    .at("volumeMounts")
    .items()
    .find((one) => isAround((one.at("mountPath").string ?? "").replace(/\/$/u, ""), home));
  const name = mount?.at("name").string;
  if (name === undefined || mount?.at("readOnly").boolean === true) return undefined;
  const claim = root
    .at("spec", "volumeClaimTemplates")
    .items()
    .find((one) => one.at("metadata", "name").string === name);
  const volume = group.spec
    .at("volumes")
    .items()
    .find((one) => one.at("name").string === name);
  const sizes = [
    volume?.at("emptyDir", "sizeLimit"),
    volume?.at("ephemeral", "volumeClaimTemplate", "spec", "resources", "requests", "storage"),
    claim?.at("spec", "resources", "requests", "storage"),
  ];
  return sizes.find((size) => size?.present === true);
}

function cacheFolder({ at, engine }: WorkloadContainer): string {
  const told =
    optionOf(engine?.arguments ?? [], "--download-dir", "--huggingface-hub-cache") ??
    environmentValue(at, "HF_HUB_CACHE") ??
    environmentValue(at, "HUGGINGFACE_HUB_CACHE") ??
    environmentValue(at, "HF_HOME");
  return told?.text ?? (engine?.name === "tgi" ? "/data" : "/root/.cache/huggingface");
}

function isAround(folder: string, path: string): boolean {
  return folder !== "" && (path === folder || path.startsWith(`${folder}/`));
}

export default rule;
