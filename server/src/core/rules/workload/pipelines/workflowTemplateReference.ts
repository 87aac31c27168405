/**
 * A workflow starts at its `entrypoint`, and its steps and tasks call templates by name; a task waits for others of the same
 * graph. Argo refuses a workflow that names a template or task which it does not have.
 *
 * ```yaml
 * spec:
 *   entrypoint: main # must be one of spec.templates
 *   templates:
 *     - name: start
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "workflow-template-reference",
  family: "workload",
  severity: "warning",
  summary: "A workflow names a template or a task that it does not have.",
  source: "https://argo-workflows.readthedocs.io/en/latest/workflow-concepts/",
  kinds: ["Workflow", "WorkflowTemplate", "ClusterWorkflowTemplate", "CronWorkflow"].map(
    (kind) => `argoproj.io/${kind}`,
  ),
  check({ gvk, root }, report) {
    const spec = gvk.kind === "CronWorkflow" ? root.at("spec", "workflowSpec") : root.at("spec");
    // With this the templates are those of another object.
    if (spec.at("workflowTemplateRef").present) return;
    const templates = spec.at("templates").items();
    const names = templates.flatMap((template) => template.at("name").string ?? []);
    for (const field of ["entrypoint", "onExit"]) checkTemplate(spec.at(field), names, report);
    for (const template of templates) {
      const steps = template
        .at("steps")
        .items()
        .flatMap((group) => (group.isSequence ? group.items() : [group]));
      const tasks = template.at("dag", "tasks").items();
      for (const call of [...steps, ...tasks]) checkTemplate(call.at("template"), names, report);
      checkDependencies(tasks, report);
    }
  },
};

function checkTemplate(place: Cursor, names: readonly string[], report: Report): void {
  const { string } = place;
  if (string === undefined || string === "" || string.includes("{{") || names.includes(string)) return;
  if (names.length === 0) return;
  report(place, say`The workflow has no template \`${string}\`; it has ${list(names)}.`);
}

function checkDependencies(tasks: readonly Cursor[], report: Report): void {
  const names = tasks.flatMap((task) => task.at("name").string ?? []);
  for (const task of tasks) {
    for (const dependency of task.at("dependencies").items()) {
      if (
        dependency.string !== undefined &&
        !dependency.string.includes("{{") &&
        !names.includes(dependency.string)
      )
        report(dependency, say`The graph has no task \`${dependency.string}\`; it has ${list(names)}.`);
    }
  }
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `\`${name}\``);
  return `${shown.join(", ")}${names.length > 5 ? " …" : ""}`;
}

export default rule;
