/**
 * `os.name` is `linux` or `windows`. A pod that says so can not have what only the other system knows: no
 * `windowsOptions` on Linux; no SELinux, AppArmor or seccomp, no numeric users and groups, capabilities or privileges,
 * and no share in namespaces of the node on Windows.
 *
 * ```yaml
 * os:
 *   name: windows
 * securityContext:
 *   runAsUser: 1000 # windowsOptions.runAsUserName
 * ```
 */
import { containersOf } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf, type PodPlace } from "../../../manifest/podSpecs.ts";
import { type Message, say } from "../../../text/message.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const ofLinuxPods = [
  "appArmorProfile",
  "seLinuxOptions",
  "seccompProfile",
  "fsGroup",
  "fsGroupChangePolicy",
  "sysctls",
  "runAsUser",
  "runAsGroup",
  "supplementalGroups",
  "supplementalGroupsPolicy",
  "seLinuxChangePolicy",
];

const ofLinuxContainers = [
  "appArmorProfile",
  "seLinuxOptions",
  "seccompProfile",
  "capabilities",
  "readOnlyRootFilesystem",
  "privileged",
  "allowPrivilegeEscalation",
  "procMount",
  "runAsUser",
  "runAsGroup",
];

const rule: Rule = {
  code: "pod-os",
  family: "server",
  severity: "error",
  summary: "A pod of one operating system has settings of another.",
  source: "https://kubernetes.io/docs/concepts/workloads/pods/#pod-os",
  fields: ["os"],
  kinds: podKinds,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      const name = pod.spec.at("os", "name");
      if (name.string === "linux") checkLinux(pod, report);
      else if (name.string === "windows") checkWindows(pod, report);
      else if (requireFilled(name, report) && name.string !== undefined) {
        report(name, say`\`os.name\` must be \`linux\` or \`windows\`.`, { path: pod.spec.at("os").path });
      }
    }
  },
};

function checkLinux(pod: PodPlace, report: Report): void {
  const owners = [pod.spec, ...containersOf(pod).map(({ at }) => at)];
  for (const owner of owners) {
    forbid(owner.at("securityContext", "windowsOptions"), say`A Linux pod`, report);
  }
}

function checkWindows(pod: PodPlace, report: Report): void {
  const { spec } = pod;
  const context = spec.at("securityContext");
  for (const name of ofLinuxPods) forbid(context.at(name), say`A Windows pod`, report);
  for (const name of ["hostUsers", "shareProcessNamespace"])
    forbid(spec.at(name), say`A Windows pod`, report);
  for (const name of ["hostPID", "hostIPC"]) {
    if (spec.at(name).boolean === true) forbid(spec.at(name), say`A Windows pod`, report);
  }
  for (const { at } of containersOf(pod)) {
    for (const name of ofLinuxContainers) forbid(at.at("securityContext", name), say`A Windows pod`, report);
  }
}

function forbid(place: Cursor, owner: Message, report: Report): void {
  if (!place.present || (place.name === "sysctls" && place.items().length === 0)) return;
  report(place, say`${owner} can not have \`${place.name}\`.`, { on: "key" });
}

export default rule;
