/**
 * A pod with users of its own (`hostUsers: false`) can not share other namespaces with the node (`hostNetwork`, `hostPID`,
 * `hostIPC`) or use block devices. A pod that sees the processes of the node (`hostPID`) has no process namespace that
 * its containers could share.
 *
 * From Kubernetes 1.36 on `hostUsers: false` may go together with `hostNetwork`, which depends on a feature of the cluster.
 *
 * ```yaml
 * hostUsers: false
 * hostNetwork: true # one of the two
 * ```
 */
import { containersOf } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf, type PodPlace } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

/** The fields, and how the API server writes them here. */
const shared: ReadonlyMap<string, string> = new Map([
  ["hostNetwork", "hostNetwork"],
  ["hostPID", "HostPID"],
  ["hostIPC", "HostIPC"],
]);

/** Since this minor version a pod can have users of its own by default; before, the server drops the field unseen. */
const knowsOwnUsers = 33;

/** The last minor version that never lets such a pod use the network of the node. */
const lastWithoutNetwork = 35;

const rule: Rule = {
  code: "host-namespaces",
  family: "server",
  severity: "error",
  summary: "A pod shares namespaces with the node that exclude each other.",
  source: "https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/#limitations",
  fields: ["hostNetwork", "hostPID", "hostIPC", "hostUsers", "shareProcessNamespace"],
  kinds: podKinds,
  check(manifest, report, { minor }) {
    for (const pod of podSpecsOf(manifest)) {
      if (minor >= knowsOwnUsers && pod.spec.at("hostUsers").boolean === false)
        checkOwnUsers(pod, minor, report);
      const processes = pod.spec.at("shareProcessNamespace");
      if (processes.boolean === true && pod.spec.at("hostPID").boolean === true) {
        report(processes, say`With \`hostPID\` the containers share the processes of the node already.`, {
          path: `${pod.spec.path}.securityContext.shareProcessNamespace`,
        });
      }
    }
  },
};

function checkOwnUsers(pod: PodPlace, minor: number, report: Report): void {
  for (const [name, serverName] of shared) {
    const field = pod.spec.at(name);
    if (field.boolean !== true || (name === "hostNetwork" && minor > lastWithoutNetwork)) continue;
    report(field, say`With \`hostUsers: false\` a pod can not have \`${name}\`.`, {
      path: `${pod.spec.path}.${serverName}`,
    });
  }
  for (const devices of containersOf(pod).map(({ at }) => at.at("volumeDevices")))
    reportDevices(devices, report);
}

function reportDevices(devices: Cursor, report: Report): void {
  if (devices.items().length === 0) return;
  report(devices, say`With \`hostUsers: false\` a container can not have block devices.`, { on: "key" });
}

export default rule;
