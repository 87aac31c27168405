/**
 * The plugins of a Volcano job are known by name, and those of frameworks are told which tasks are master and workers. A task
 * waits for others of the same job. The job is refused, or its pods wait for names that nobody has.
 *
 * ```yaml
 * plugins:
 *   pytorch: [--master=leader, --worker=worker] # the task is called master
 * tasks:
 *   - name: master
 *   - name: worker
 * ```
 */
import { closestName } from "../../../text/closestName.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

/** https://volcano.sh/en/docs/volcano_job_plugin/ */
const plugins = ["env", "svc", "ssh", "tensorflow", "mpi", "pytorch", "ray", "hcclrank"];
const meantPlugin: ReadonlyMap<string, string> = new Map([
  ["service", "svc"],
  ["services", "svc"],
  ["environment", "env"],
  ["torch", "pytorch"],
  ["tf", "tensorflow"],
]);

const rule: Rule = {
  code: "volcano-job",
  family: "workload",
  severity: "warning",
  summary: "A Volcano job names a plugin or a task that there is not.",
  source: "https://volcano.sh/en/docs/vcjob/",
  kinds: ["batch.volcano.sh/Job"],
  check({ root }, report) {
    const spec = root.at("spec");
    const tasks = spec.at("tasks").items();
    const names = new Set(tasks.flatMap((task) => task.at("name").string ?? []));
    for (const plugin of spec.at("plugins").keys()) {
      const meant = meantPlugin.get(plugin.name) ?? closestName(plugin.name, plugins, 1);
      if (!plugins.includes(plugin.name) && meant !== undefined)
        report(plugin, say`Volcano has no plugin \`${plugin.name}\`, but \`${meant}\`.`, { on: "key" });
      for (const argument of plugin.items()) {
        const role = /^--(?:master|worker|ps|chief|evaluator)=(.+)$/u.exec(argument.string ?? "")?.[1];
        if (role !== undefined && names.size === tasks.length && !names.has(role))
          report(argument, say`The job has no task \`${role}\`.`);
      }
    }
    for (const other of tasks.flatMap((task) => task.at("dependsOn", "name").items())) {
      if (other.string !== undefined && !names.has(other.string))
        report(other, say`The job has no task \`${other.string}\`.`);
    }
  },
};

export default rule;
