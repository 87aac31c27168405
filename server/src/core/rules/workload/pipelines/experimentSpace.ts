/**
 * Katib searches each parameter in its space: numbers between `min` and `max`, which is not below it, words of a list. The trial
 * is watched by the container that the experiment names.
 *
 * ```yaml
 * parameters:
 *   - name: lr
 *     parameterType: double
 *     feasibleSpace: { min: "0.1", max: "0.01" } # nothing lies between
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { closestName } from "../../../text/closestName.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "experiment-space",
  family: "workload",
  severity: "warning",
  summary: "An experiment has nothing to search, or watches a container that its trials lack.",
  source: "https://www.kubeflow.org/docs/components/katib/user-guides/hp-tuning/configure-experiment/",
  kinds: ["kubeflow.org/Experiment"],
  check({ root }, report) {
    const spec = root.at("spec");
    const algorithm = spec.at("algorithm", "algorithmName");
    const meant = algorithms.includes(algorithm.string ?? "")
      ? undefined
      : meantAlgorithm(algorithm.string ?? "");
    if (meant !== undefined)
      report(algorithm, say`Katib calls this algorithm \`${meant}\`.`, {
        fixes: replaceValue(algorithm, meant),
      });
    for (const parameter of spec.at("parameters").items()) checkSpace(parameter, report);
    checkContainer(spec.at("trialTemplate"), report);
    const [failed, all] = [spec.at("maxFailedTrialCount"), spec.at("maxTrialCount")];
    if (failed.number !== undefined && all.number !== undefined && failed.number > all.number)
      report(failed, say`No more trials can fail than \`maxTrialCount\`, which is ${all.number}.`);
  },
};

/** A cluster may have algorithms of its own. */
const algorithms = [
  "random",
  "grid",
  "hyperband",
  "bayesianoptimization",
  "tpe",
  "multivariate-tpe",
  "cmaes",
  "sobol",
  "pbt",
  "enas",
  "darts",
];

function meantAlgorithm(name: string): string | undefined {
  const begun =
    name.length < 5 ? undefined : algorithms.find((known) => known.startsWith(name.toLowerCase()));
  return begun ?? closestName(name, algorithms, 2);
}

function checkSpace(parameter: Cursor, report: Report): void {
  const type = parameter.at("parameterType").string;
  const space = parameter.at("feasibleSpace");
  if (!space.isMapping) return;
  const isList = type === "categorical" || type === "discrete";
  const isRange = type === "double" || type === "int";
  if (isList && space.at("list").items().length === 0)
    report(space, say`A parameter of the type \`${type}\` is searched in a \`list\`.`, { on: "key" });
  const [least, most] = [space.at("min"), space.at("max")];
  if (isRange && !(least.present && most.present))
    report(space, say`A parameter of the type \`${type}\` is searched between \`min\` and \`max\`.`, {
      on: "key",
    });
  else if (isRange && Number(least.scalar?.value) > Number(most.scalar?.value))
    report(least, say`\`min\` is above \`max\`.`);
}

function checkContainer(template: Cursor, report: Report): void {
  const primary = template.at("primaryContainerName");
  const pod = template.at("trialSpec", "spec", "template", "spec");
  const names = pod
    .at("containers")
    .items()
    .flatMap((container) => container.at("name").string ?? []);
  if (primary.string === undefined || names.length === 0 || names.includes(primary.string)) return;
  report(primary, say`The trial has no container \`${primary.string}\`, but ${listing(codes(names))}.`);
}

export default rule;
