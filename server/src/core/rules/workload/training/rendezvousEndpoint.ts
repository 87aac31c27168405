/**
 * The processes of a run over several machines meet at one address. `localhost` is each pod itself: every pod waits for the
 * others at its own address. A name that looks like one of the object's own pods has to be one: a JobSet calls them
 * `NAME-JOB-0-0.NAME`, a StatefulSet `NAME-0.SERVICE`.
 *
 * ```yaml
 * command: [torchrun, --nnodes=2, --rdzv-endpoint=localhost:29500, train.py] # use the name of the first pod
 * ```
 */
import { meantHost } from "../../../workload/meetingPoint.ts";
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
  fields: ["command", "args", "env"],
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at, commands } of workload.containers) {
      const launcher = launcherOf(commands);
      if (launcher === undefined || launcher.standalone || !isOverMachines(launcher, at)) continue;
      const place = launcher.meetingPoint ?? environmentValue(at, "MASTER_ADDR");
      if (place === undefined || place.dynamic) continue;
      const host = place.text.replace(/:\d+$/u, "");
      const meant = meantHost(manifest, host);
      if (/^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0)$/u.test(host))
        report(
          place.at,
          say`\`${place.name} ${place.text}\` is each pod's own address; the machines of one run meet at the first pod.`,
          { range: place.range },
        );
      else if (meant !== undefined)
        report(place.at, say`No pod is called \`${host}\`; the first one is \`${meant}\`.`, {
          range: place.range,
        });
    }
  },
};

function isOverMachines({ nodes }: Launcher, container: Cursor): boolean {
  const text = nodes?.text ?? environmentValue(container, "PET_NNODES")?.text ?? "1";
  return /^(?:\d+:)?\d+$/u.test(text) && Number(text.split(":")[0]) > 1;
}

export default rule;
