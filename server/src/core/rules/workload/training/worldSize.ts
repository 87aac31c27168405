/**
 * The processes of a distributed run wait for each other: `torchrun --nnodes=4` waits until four machines have come. With
 * fewer pods than that at the same time it waits until its time-out, and with more the last ones find no place.
 *
 * ```yaml
 * spec:
 *   completionMode: Indexed
 *   completions: 2
 *   parallelism: 2
 *   template:
 *     spec:
 *       containers:
 *         - command: [torchrun, --nnodes=4, train.py] # must be 2
 * ```
 */
import { replaceWord } from "../../replaceWord.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { environmentValue } from "../../../workload/engines.ts";
import { launcherOf } from "../../../workload/launchers.ts";
import { podsOfRun } from "../../../workload/runSize.ts";
import { readWorkload, type Workload } from "../../../workload/workload.ts";
import type { Manifest } from "../../../manifest/manifest.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { deviceCountOf } from "../../../workload/accelerators.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "world-size",
  family: "workload",
  severity: "warning",
  summary: "A distributed run waits for another number of machines than there are pods.",
  source: "https://docs.pytorch.org/docs/stable/elastic/run.html",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at } of workload.containers) checkVariable(at, manifest, workload, report);
    for (const { at, commands } of workload.containers) {
      const launcher = launcherOf(commands);
      if (launcher === undefined) continue;
      const pods = podsOfRun(manifest, workload);
      const nodes = launcher.nodes ?? environmentValue(at, "PET_NNODES");
      if (pods === undefined || nodes === undefined || nodes.dynamic || launcher.standalone) continue;
      const [least = "", most = least] = nodes.text.split(":");
      if (!/^\d+$/u.test(least) || !/^\d+$/u.test(most)) continue;
      if (pods >= Number(least) && pods <= Number(most)) continue;
      report(
        nodes.at,
        say`\`${nodes.name} ${nodes.text}\` waits for ${nodes.text} machines, but ${pods === 1 ? say`1 pod runs` : say`${pods} pods run`} it.`,
        { range: nodes.range, fixes: replaceWord(nodes, String(pods)) },
      );
    }
  },
};

/**
 * Processes are numbered by pods, or by pods × processes per pod; a world size by hand that is neither is never reached. The
 * training operator sets the variable itself.
 */
function checkVariable(container: Cursor, manifest: Manifest, workload: Workload, report: Report): void {
  const size = environmentValue(container, "WORLD_SIZE");
  const isOperators = manifest.gvk.kind === "PyTorchJob";
  if (size === undefined || !/^\d+$/u.test(size.text) || (!isOperators && manifest.gvk.kind !== "Job"))
    return;
  const pods = isOperators ? podsOf(workload) : podsOfRun(manifest, workload);
  if (pods === undefined) return;
  const possible = [pods, pods * (deviceCountOf(container) ?? Infinity)].filter((count) => count > 0);
  if (possible.includes(Infinity) || possible.includes(Number(size.text))) return;
  const message = isOperators
    ? say`\`WORLD_SIZE\` is ${size.text}, but the job has ${pods} pods; the operator sets this variable, leave it out.`
    : say`\`WORLD_SIZE\` is ${size.text}, but ${pods === 1 ? say`1 pod runs` : say`${pods} pods run`} at the same time.`;
  report(size.at, message);
}

function podsOf({ groups }: Workload): number | undefined {
  const pods = groups.reduce((sum, group) => sum + (group.pods ?? Infinity), 0);
  return pods === Infinity ? undefined : pods;
}

export default rule;
