/**
 * The processes of a run over several machines meet at one address. `localhost` is each pod itself: every pod waits for the
 * others at its own address.
 *
 * ```yaml
 * command: [torchrun, --nnodes=2, --rdzv-endpoint=localhost:29500, train.py] # use the name of the first pod
 * ```
 */
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { launcherOf, type Launcher } from "../../../workload/launchers.ts";
import { environmentValue } from "../../../workload/engines.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "rendezvous-endpoint",
  family: "workload",
  severity: "warning",
  summary: "Pods of one training run wait for each other, each at its own address.",
  source: "https://docs.pytorch.org/docs/stable/elastic/run.html",
  fields: ["command", "args"],
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at, commands } of workload.containers) {
      const launcher = launcherOf(commands);
      if (launcher === undefined || launcher.standalone || !isOverMachines(launcher, at)) continue;
      const place = launcher.meetingPoint ?? environmentValue(at, "MASTER_ADDR");
      if (place === undefined || !/^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0)(?::\d+)?$/u.test(place.text))
        continue;
      report(
        place.at,
        say`\`${place.name} ${place.text}\` is each pod's own address; the machines of one run meet at the first pod.`,
        { range: place.range },
      );
    }
  },
};

function isOverMachines({ nodes }: Launcher, container: Cursor): boolean {
  const text = nodes?.text ?? environmentValue(container, "PET_NNODES")?.text ?? "1";
  return /^(?:\d+:)?\d+$/u.test(text) && Number(text.split(":")[0]) > 1;
}

export default rule;
