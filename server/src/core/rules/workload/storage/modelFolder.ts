/**
 * The published images of model servers hold no model. A path that an argument names has to lie on a volume of the container;
 * elsewhere there is nothing, and the server ends at start.
 *
 * ```yaml
 * args: [--model, /model/llama] # the volume is mounted at /models
 * volumeMounts:
 *   - name: models
 *     mountPath: /models
 * ```
 */
import { say } from "../../../text/message.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { optionOf } from "../../../workload/commandLine.ts";
import { modelOf } from "../../../workload/engines.ts";
import { readWorkload } from "../../../workload/workload.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import type { Rule } from "../../rule.ts";

/** As their projects publish them; a copy elsewhere may have a model in it. */
const published =
  /^(?:docker\.io\/)?(?:vllm\/vllm-openai|lmsysorg\/sglang|ghcr\.io\/huggingface\/text-generation-inference|ghcr\.io\/ggml-org\/llama\.cpp)(?:[:@]|$)/u;

const rule: Rule = {
  code: "model-folder",
  family: "workload",
  severity: "warning",
  summary: "A model is read from a folder that no volume of the container holds.",
  source: "https://kubernetes.io/docs/concepts/storage/volumes/",
  fields: ["command", "args"],
  // Controllers of other kinds mount models by themselves, that of a serving runtime in one place.
  kinds: [...podKinds, "serving.kserve.io/ServingRuntime", "serving.kserve.io/ClusterServingRuntime"],
  check(manifest, report) {
    for (const { at, commands, engine } of manifest.shared(readWorkload).containers) {
      // Of several commands one may fetch the model.
      if (engine === undefined || commands.length !== 1 || !published.test(at.at("image").string ?? ""))
        continue;
      const model =
        engine.name === "llama.cpp" ? optionOf(engine.arguments, "-m", "--model") : modelOf(engine, at);
      if (model === undefined || model.dynamic || !model.text.startsWith("/")) continue;
      const isRuntime = manifest.gvk.group === "serving.kserve.io";
      const folders = [...foldersOf(at), ...(isRuntime ? ["/mnt/models/", "/mnt/pvc/"] : [])];
      if (folders.some((folder) => `${model.text}/`.startsWith(folder))) continue;
      report(
        model.at,
        say`The image holds no model, and no volume of the container is mounted at \`${model.text}\` or above it.`,
        { range: model.range },
      );
    }
  },
};

function foldersOf(container: Cursor): readonly string[] {
  return container
    .at("volumeMounts")
    .items()
    .map((mount) => `${(mount.at("mountPath").string ?? "").replace(/\/$/u, "")}/`);
}

export default rule;
