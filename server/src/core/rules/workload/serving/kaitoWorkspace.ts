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
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

/** Presets whose names are easily written otherwise; a repository of the hub may stand there as well. */
const presets = [
  "deepseek-r1-distill-llama-8b",
  "deepseek-r1-distill-qwen-14b",
  "falcon-7b",
  "falcon-7b-instruct",
  "falcon-40b",
  "falcon-40b-instruct",
  "gpt-oss-20b",
  "gpt-oss-120b",
  "llama-3.1-8b-instruct",
  "llama-3.3-70b-instruct",
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
    else if (/^Standard_[ABDEFLM]\d/u.test(name)) report(machine, say`\`${name}\` has no GPU.`);
    for (const part of ["inference", "tuning"]) {
      const preset = root.at(part, "preset", "name");
      const meant = presets.find((known) => withoutMarks(known) === withoutMarks(preset.string ?? ""));
      if (meant !== undefined && meant !== preset.string)
        report(preset, say`KAITO calls this preset \`${meant}\`.`, { fixes: replaceValue(preset, meant) });
    }
  },
};

function withoutMarks(name: string): string {
  return name.toLowerCase().replaceAll(/[-._]/gu, "");
}

export default rule;
