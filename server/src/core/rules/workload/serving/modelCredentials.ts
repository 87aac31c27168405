/**
 * Some models are given only to those who have accepted their licence: the hub answers without a token that it does not
 * know the person, and the server ends. A container that names such a model needs `HF_TOKEN`, or the files on a volume.
 *
 * ```yaml
 * args: [--model, meta-llama/Llama-3.1-8B-Instruct]
 * env:
 *   - name: HF_TOKEN
 *     valueFrom:
 *       secretKeyRef:
 *         name: hub
 *         key: token
 * ```
 */
import { say } from "../../../text/message.ts";
import { environmentEntry, modelOf } from "../../../workload/engines.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { modelFacts } from "../../../workload/models/modelFacts.ts";
import { hasOption } from "../../../workload/commandLine.ts";
import { readWorkload, type WorkloadContainer } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "model-credentials",
  family: "workload",
  severity: "warning",
  summary: "A model that the hub gives out only with a token is asked for without one.",
  source: "https://huggingface.co/docs/hub/models-gated",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const container of workload.containers) {
      const { at, engine } = container;
      const model = engine && modelOf(engine, at);
      // Only the owner's own repository is gated; copies by others often are not.
      if (model === undefined || !/^(?:meta-llama|google)\//u.test(model.text)) continue;
      if (modelFacts(model.text)?.architecture?.gated !== true || mayHaveToken(container)) continue;
      report(
        model.at,
        say`The hub gives out \`${model.text}\` only with a token; set \`HF_TOKEN\` from a Secret.`,
        {
          range: model.range,
        },
      );
    }
  },
};

const tokenVariables = [
  "HF_TOKEN",
  "HUGGING_FACE_HUB_TOKEN",
  "HF_TOKEN_PATH",
  "HF_ENDPOINT",
  "HF_HUB_OFFLINE",
];

/** Nothing certain when a volume may hold the token or the files, or variables come from elsewhere. */
function mayHaveToken({ at, engine, group }: WorkloadContainer): boolean {
  const volumes = group.spec.at("volumes").items();
  const mounts = at.at("volumeMounts").items();
  const onlyEmpty = mounts.every((mount) =>
    volumes.some(
      (volume) => volume.at("name").string === mount.at("name").string && volume.at("emptyDir").isMapping,
    ),
  );
  return (
    tokenVariables.some((name) => environmentEntry(at, name) !== undefined) ||
    at.at("envFrom").present ||
    hasOption(engine?.arguments ?? [], "--hf-token") ||
    !onlyEmpty ||
    group.initContainers.length > 0 ||
    !group.builtIn
  );
}

export default rule;
