/**
 * A container that may not gain privileges (`allowPrivilegeEscalation: false`) can not have them from the start: neither
 * `privileged` nor the capability `CAP_SYS_ADMIN`. `procMount: Unmasked` needs users of its own, with `hostUsers: false`.
 *
 * ```yaml
 * securityContext:
 *   privileged: true
 *   allowPrivilegeEscalation: false # one of the two
 * ```
 */
import { containersIn, type PodContainer } from "../../../manifest/containers.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

/** Since this minor version `procMount` is there by default; before, the server drops it unseen. */
const knowsUnmasked = 33;

const rule: Rule = {
  code: "privilege",
  family: "server",
  severity: "error",
  summary: "A container may not gain privileges that it has, or sees the processes of the node.",
  source: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  fields: ["securityContext"],
  kinds: podKinds,
  check(manifest, report, { minor }) {
    for (const container of containersIn(manifest)) checkContainer(container, report);
    if (minor < knowsUnmasked) return;
    for (const container of containersIn(manifest)) checkProcMount(container, report);
  },
};

function checkContainer({ at }: PodContainer, report: Report): void {
  const context = at.at("securityContext");
  const escalation = context.at("allowPrivilegeEscalation");
  if (escalation.boolean === false) {
    const path = { path: context.path };
    if (context.at("privileged").boolean === true) {
      report(
        escalation,
        say`A \`privileged\` container has all privileges; leave \`allowPrivilegeEscalation\` out.`,
        path,
      );
    }
    const added = context.at("capabilities", "add").items();
    if (added.some((capability) => capability.string === "CAP_SYS_ADMIN")) {
      report(
        escalation,
        say`With \`CAP_SYS_ADMIN\` a container gains any privilege; leave one of the two out.`,
        path,
      );
    }
  }
}

function checkProcMount({ at, pod }: PodContainer, report: Report): void {
  const procMount = at.at("securityContext", "procMount");
  if (procMount.string === "Unmasked" && pod.spec.at("hostUsers").boolean !== false) {
    report(procMount, say`\`Unmasked\` needs \`hostUsers: false\` in the pod.`);
  }
}

export default rule;
