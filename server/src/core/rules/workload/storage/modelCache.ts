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
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { modelDownload } from "../../../workload/modelCache.ts";
import { gigabytes } from "../../../workload/sizing/describeSizing.ts";
import { readWorkload } from "../../../workload/workload.ts";
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
    for (const { at, engine, group } of manifest.shared(readWorkload).containers) {
      const download = modelDownload(at, engine);
      const size = download && sizeOf(download.volume, group.spec, manifest.root);
      const quantity = size && quantityOf(size);
      if (download === undefined || size === undefined || quantity === undefined) continue;
      const room = toNumber(quantity);
      if (room >= download.bytes) continue;
      report(
        size,
        say`The weights of \`${download.model}\` take ${gigabytes(download.bytes)}, and this volume has room for ${gigabytes(room)}.`,
      );
    }
  },
};

/** Where the size of a volume stands; undefined where it is not limited, or said elsewhere. */
function sizeOf(name: string, podSpec: Cursor, root: Cursor): Cursor | undefined {
  const claim = root
    .at("spec", "volumeClaimTemplates")
    .items()
    .find((one) => one.at("metadata", "name").string === name);
  const volume = podSpec
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

export default rule;
