/**
 * A Workspace of KAITO names a preset of its catalogue and a kind of machine with GPUs as its cloud calls it, on Azure with `Standard_`
 * in front. KAITO refuses others.
 *
 * ```yaml
 * resource:
 *   instanceType: NC24ads_A100_v4 # must be Standard_NC24ads_A100_v4
 * inference:
 *   preset:
 *     name: phi4-mini-instruct # must be phi-4-mini-instruct
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

/**
 * Presets whose names are easily written otherwise; a repository of the hub may stand there as well. From KAITO's list
 * `presets/workspace/models/supported_models.yaml`, releases 0.5 to 0.9.
 */
const presets = [
  "deepseek-r1-0528",
  "deepseek-r1-distill-llama-8b",
  "deepseek-r1-distill-qwen-14b",
  "deepseek-v3-0324",
  "falcon-7b",
  "falcon-7b-instruct",
  "falcon-40b",
  "falcon-40b-instruct",
  "gemma-3-4b-instruct",
  "gemma-3-27b-instruct",
  "gpt-oss-20b",
  "gpt-oss-120b",
  "llama-3.1-8b-instruct",
  "llama-3.3-70b-instruct",
  "ministral-3-3b-instruct",
  "ministral-3-8b-instruct",
  "ministral-3-14b-instruct",
  "mistral-7b",
  "mistral-7b-instruct",
  "phi-3-mini-4k-instruct",
  "phi-3-mini-128k-instruct",
  "phi-3-medium-4k-instruct",
  "phi-3-medium-128k-instruct",
  "phi-3.5-mini-instruct",
  "phi-4",
  "phi-4-mini-instruct",
  "qwen2.5-coder-7b-instruct",
  "qwen2.5-coder-32b-instruct",
];

const rule: Rule = {
  code: "kaito-workspace",
  family: "workload",
  severity: "warning",
  summary: "KAITO knows no such preset or kind of machine.",
  source: "https://kaito-project.github.io/kaito/docs/presets",
  kinds: ["kaito.sh/Workspace"],
  check({ root }, report) {
    const machine = root.at("resource", "instanceType");
    const name = machine.string ?? "";
    if (/^(?:NC|ND|NV|NG)\d/iu.test(name))
      report(machine, say`Azure calls this \`Standard_${name}\`.`, {
        fixes: replaceValue(machine, `Standard_${name}`),
      });
    // KAITO takes machines of the series D: a template of one's own may do without a GPU, a preset can not.
    else if (/^Standard_[ABEFLM]\d/u.test(name) || (/^Standard_D\d/u.test(name) && hasPreset(root)))
      report(machine, say`\`${name}\` has no GPU.`);
    for (const preset of presetsOf(root)) {
      const asked = preset.string?.toLowerCase() ?? "";
      const meant = presets.find((known) => withoutMarks(known) === withoutMarks(asked));
      if (meant !== undefined && meant !== asked)
        report(preset, say`KAITO calls this preset \`${meant}\`.`, { fixes: replaceValue(preset, meant) });
    }
  },
};

function presetsOf(root: Cursor): readonly Cursor[] {
  return ["inference", "tuning"].map((part) => root.at(part, "preset", "name"));
}

function hasPreset(root: Cursor): boolean {
  return presetsOf(root).some(({ present }) => present);
}

function withoutMarks(name: string): string {
  return name.replaceAll(/[-._]/gu, "");
}

export default rule;
