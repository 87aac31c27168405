/**
 * A Model of KubeAI says which engine serves it, where its files lie and how many units of a resource profile each pod gets. The
 * engines read addresses of their own: Ollama `ollama://`, the others `hf://`, buckets and claims. The number of units
 * stands behind a colon and is whole.
 *
 * ```yaml
 * spec:
 *   engine: VLLM
 *   url: hf://Qwen/Qwen2.5-7B-Instruct
 *   resourceProfile: nvidia-gpu-l4 # must be nvidia-gpu-l4:1
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "kubeai-model",
  family: "workload",
  severity: "warning",
  summary: "A Model of KubeAI has an address or a resource profile that its engine can not use.",
  source: "https://www.kubeai.org/reference/kubernetes-api/",
  kinds: ["kubeai.org/Model"],
  check({ root }, report) {
    const spec = root.at("spec");
    const profile = spec.at("resourceProfile");
    if (profile.string !== undefined && profile.string !== "" && !/^[^:\s]+:[1-9]\d*$/u.test(profile.string))
      report(
        profile,
        say`\`${profile.string}\` is no profile with a whole number of units, such as \`nvidia-gpu-l4:1\`.`,
      );
    checkAddress(spec.at("url"), spec.at("engine"), report);
  },
};

function checkAddress(url: Cursor, engine: Cursor, report: Report): void {
  const scheme = /^([a-z][a-z0-9]*):\/\//u.exec(url.string ?? "")?.[1];
  if (scheme === undefined || engine.string === undefined) return;
  const isOllama = engine.string === "OLlama";
  if (isOllama !== (scheme === "ollama") && !(isOllama && scheme === "pvc"))
    report(
      url,
      isOllama
        ? say`The engine \`OLlama\` reads \`ollama://MODEL\`, not \`${scheme}://\`.`
        : say`Only the engine \`OLlama\` reads \`ollama://\`.`,
    );
  else if (scheme === "http" || scheme === "https")
    report(
      url,
      say`KubeAI reads \`hf://\`, \`s3://\`, \`gs://\`, \`oss://\` and \`pvc://\`, not \`${scheme}://\`.`,
    );
}

export default rule;
