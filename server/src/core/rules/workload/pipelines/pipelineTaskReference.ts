/**
 * The tasks of a Tekton pipeline wait for each other by name, use the workspaces that the pipeline declares, and read its
 * parameters. Tekton refuses a pipeline that names what it does not have.
 *
 * ```yaml
 * spec:
 *   tasks:
 *     - name: build
 *     - name: deploy
 *       runAfter: [test] # there is no such task
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { type Message, say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "pipeline-task-reference",
  family: "workload",
  severity: "warning",
  summary: "A task of a pipeline refers to a task, workspace or parameter that the pipeline lacks.",
  source: "https://tekton.dev/docs/pipelines/pipelines/",
  kinds: ["tekton.dev/Pipeline"],
  check({ root }, report) {
    const spec = root.at("spec");
    const tasks = spec.at("tasks").items();
    const all = [...tasks, ...spec.at("finally").items()];
    const names = namesOf(tasks);
    const workspaces = namesOf(spec.at("workspaces").items());
    const parameters = namesOf(spec.at("params").items());
    for (const task of all) {
      for (const before of task.at("runAfter").items()) checkName(before, names, say`task`, report);
      for (const workspace of task.at("workspaces").items())
        checkName(workspace.at("workspace"), workspaces, say`workspace`, report);
      for (const parameter of task.at("params").items())
        checkParameters(parameter.at("value"), parameters, report);
    }
  },
};

function namesOf(items: readonly Cursor[]): readonly string[] {
  return items.flatMap((item) => item.at("name").string ?? []);
}

function checkName(place: Cursor, names: readonly string[], what: Message, report: Report): void {
  const { string } = place;
  if (string === undefined || string.includes("$(") || names.includes(string)) return;
  report(place, say`The pipeline has no ${what} \`${string}\`.`);
}

function checkParameters(value: Cursor, names: readonly string[], report: Report): void {
  for (const [, name = ""] of (value.string ?? "").matchAll(/\$\(params\.([\w-]+)(?:\[[^\]]*\])?\)/gu))
    if (!names.includes(name)) report(value, say`The pipeline has no parameter \`${name}\`.`);
}

export default rule;
