/**
 * Argo puts values into a workflow where `{{…}}` stands: inputs of the template, parameters of the workflow, outputs of other tasks of
 * the same graph. A name that leads nowhere is refused, and so are a call that leaves an input out which has no value of its own, and
 * tasks that wait for each other.
 *
 * ```yaml
 * inputs:
 *   parameters: [{ name: data }]
 * container:
 *   args: ["{{inputs.parameters.dataset}}"] # must be data
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import type { YamlDocument } from "../../../yaml/node.ts";
import { codes, listing, type Message, say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "workflow-parameter",
  family: "workload",
  severity: "warning",
  summary: "A workflow uses a value that it does not have.",
  source: "https://argo-workflows.readthedocs.io/en/latest/variables/",
  kinds: ["argoproj.io/Workflow", "argoproj.io/WorkflowTemplate", "argoproj.io/ClusterWorkflowTemplate"],
  check({ gvk, root, document }, report) {
    const spec = root.at("spec");
    if (spec.at("workflowTemplateRef").present) return;
    const templates = spec.at("templates").items();
    // Whoever starts a template may give it more parameters.
    const global = gvk.kind === "Workflow" ? namesIn(spec.at("arguments", "parameters")) : undefined;
    for (const template of templates) {
      const inputs = [template, spec.at("templateDefaults")].flatMap((owner) =>
        namesIn(owner.at("inputs", "parameters")),
      );
      const tasks = template.at("dag", "tasks").items();
      checkUses(template, document, report, (scope, name, output) => {
        if (scope === "inputs" && output === "") return absent(name, inputs);
        if (scope === "workflow" && output === "" && global !== undefined && name !== allTogether)
          return absent(name, global);
        if (scope === "tasks" && tasks.length > 0) return taskComplaint(name, output, tasks, templates);
        return undefined;
      });
      for (const task of tasks) checkCall(task, templates, report);
      checkCycle(tasks, report);
    }
  },
};

/** `workflow.parameters.json` stands for all of them. */
const allTogether = "json";

function namesIn(list: Cursor): readonly string[] {
  return list.items().flatMap((parameter) => parameter.at("name").string ?? []);
}

function absent(name: string, names: readonly string[]): Message | undefined {
  if (names.includes(name)) return undefined;
  return names.length === 0
    ? say`There is no parameter \`${name}\`.`
    : say`There is no parameter \`${name}\`, but ${listing(codes(names))}.`;
}

function taskComplaint(
  name: string,
  output: string,
  tasks: readonly Cursor[],
  templates: readonly Cursor[],
): Message | undefined {
  const task = tasks.find((one) => one.at("name").string === name);
  if (task === undefined) return say`The graph has no task \`${name}\`.`;
  const called = templates.find((template) => template.at("name").string === task.at("template").string);
  if (called === undefined || output === "") return undefined;
  // What a plugin puts out is its own business.
  if (called.at("plugin").present) return undefined;
  const outputs = namesIn(called.at("outputs", "parameters"));
  return outputs.includes(output) ? undefined : say`The task \`${name}\` has no output \`${output}\`.`;
}

const uses =
  /\{\{\s*(inputs|workflow)\.parameters\.([\w-]+)\s*\}\}|\{\{\s*(tasks)\.([\w-]+)\.(?:outputs\.parameters\.([\w-]+)|[\w.-]+)\s*\}\}/gu;

/** A template can hold anything, so its text is searched. */
function checkUses(
  template: Cursor,
  { text }: YamlDocument,
  report: Report,
  complaintOf: (scope: string, name: string, output: string) => Message | undefined,
): void {
  const { node } = template;
  if (node === undefined || node.alias !== undefined || hasInline(template)) return;
  for (const use of text.slice(node.start, node.end).matchAll(uses)) {
    const complaint = complaintOf(use[1] ?? use[3] ?? "", use[2] ?? use[4] ?? "", use[5] ?? "");
    const start = node.start + use.index;
    if (complaint !== undefined)
      report(template, complaint, { range: { start, end: start + use[0].length } });
  }
}

/** A template inside of another one has inputs and tasks of its own. */
function hasInline(template: Cursor): boolean {
  const steps = template
    .at("steps")
    .items()
    .flatMap((group) => group.items());
  return [...steps, ...template.at("dag", "tasks").items()].some((call) => call.at("inline").present);
}

function checkCall(task: Cursor, templates: readonly Cursor[], report: Report): void {
  const called = templates.find((template) => template.at("name").string === task.at("template").string);
  const given = namesIn(task.at("arguments", "parameters"));
  const missing = (called?.at("inputs", "parameters").items() ?? [])
    .filter(
      (input) => !input.at("value").present && !input.at("default").present && !input.at("valueFrom").present,
    )
    .flatMap((input) => input.at("name").string ?? [])
    .filter((name) => !given.includes(name));
  if (missing.length > 0)
    report(
      task.at("template"),
      say`The call leaves out ${listing(codes(missing))}, which the template needs.`,
    );
}

/** A task that waits for itself, be it by way of others. */
function checkCycle(tasks: readonly Cursor[], report: Report): void {
  const waits = new Map(
    tasks.map((task) => [
      task.at("name").string ?? "",
      task
        .at("dependencies")
        .items()
        .flatMap(({ string }) => string ?? []),
    ]),
  );
  for (const task of tasks) {
    const name = task.at("name").string ?? "";
    const reached = new Set<string>();
    const open = [...(waits.get(name) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...(waits.get(next) ?? []));
    }
    if (!reached.has(name)) continue;
    report(task.at("name"), say`The task \`${name}\` waits for itself.`);
    return;
  }
}

export default rule;
