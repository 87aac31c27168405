/**
 * A Katib experiment puts the values that it tries into its trials: a trial parameter takes one of the experiment's
 * parameters, and the trial's spec takes the trial parameter by `${trialParameters.NAME}`. Katib refuses an experiment where
 * one of these names leads nowhere, or that runs more trials at once than it has.
 *
 * ```yaml
 * parameters:
 *   - name: lr
 * trialTemplate:
 *   trialParameters:
 *     - name: learningRate
 *       reference: learning-rate # must be lr
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { codes, listing, say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "trial-parameter",
  family: "workload",
  severity: "warning",
  summary: "A trial takes a parameter that the experiment does not have.",
  source: "https://www.kubeflow.org/docs/components/katib/user-guides/trial-template/",
  kinds: ["kubeflow.org/Experiment"],
  check({ root, document }, report) {
    const spec = root.at("spec");
    const experiment = spec
      .at("parameters")
      .items()
      .flatMap((parameter) => parameter.at("name").string ?? []);
    const trial = spec.at("trialTemplate", "trialParameters").items();
    for (const reference of trial.map((parameter) => parameter.at("reference"))) {
      const text = reference.string;
      if (text === undefined || text.includes("${") || experiment.length === 0 || experiment.includes(text))
        continue;
      report(
        reference,
        say`The experiment has no parameter \`${text}\`; it has ${listing(codes(experiment))}.`,
      );
    }
    checkUses(spec.at("trialTemplate", "trialSpec"), trial, document.text, report);
    checkCounts(spec, report);
  },
};

/** The trial's spec can be of any kind, so its text is searched. */
function checkUses(trialSpec: Cursor, trial: readonly Cursor[], text: string, report: Report): void {
  const { node } = trialSpec;
  if (node === undefined || node.alias !== undefined) return;
  const names = trial.flatMap((parameter) => parameter.at("name").string ?? []);
  const source = text.slice(node.start, node.end);
  for (const use of source.matchAll(/\$\{trialParameters\.([\w-]+)\}/gu)) {
    if (names.includes(use[1] ?? "")) continue;
    const start = node.start + use.index;
    report(
      trialSpec,
      say`There is no trial parameter \`${use[1] ?? ""}\`; there are ${listing(codes(names))}.`,
      {
        range: { start, end: start + use[0].length },
      },
    );
  }
  for (const name of trial.map((parameter) => parameter.at("name"))) {
    if (name.string !== undefined && !source.includes(`\${trialParameters.${name.string}}`))
      report(name, say`The trial's spec does not use \`\${trialParameters.${name.string}}\`.`);
  }
}

function checkCounts(spec: Cursor, report: Report): void {
  const [parallel, most] = [spec.at("parallelTrialCount"), spec.at("maxTrialCount")];
  if (parallel.number !== undefined && most.number !== undefined && parallel.number > most.number)
    report(parallel, say`${parallel.number} trials are to run at once, but there are ${most.number} in all.`);
}

export default rule;
