/**
 * `runAsNonRoot: true` tells the kubelet to start no container as root, and `runAsUser: 0` is root. The API server takes both, but the
 * container never starts: `CreateContainerConfigError`. What a container says counts before what its pod says.
 *
 * ```yaml
 * securityContext:
 *   runAsNonRoot: true
 *   runAsUser: 0 # another user, or runAsNonRoot: false
 * ```
 */
import { containersIn } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "root-against-non-root",
  family: "server",
  severity: "warning",
  summary: "A container is to run as root and not to run as root.",
  source: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  fields: ["runAsNonRoot"],
  kinds: podKinds,
  check(manifest, report) {
    const told = new Set<string>();
    for (const { at, pod } of containersIn(manifest)) {
      const contexts = [at.at("securityContext"), pod.spec.at("securityContext")];
      const user = firstPresent(contexts, "runAsUser");
      if (user?.number !== 0 || firstPresent(contexts, "runAsNonRoot")?.boolean !== true) continue;
      // The user of the pod is that of all its containers.
      if (told.has(user.path)) continue;
      told.add(user.path);
      report(
        user,
        say`User 0 is root, and \`runAsNonRoot: true\` keeps the container from starting as root.`,
      );
    }
  },
};

function firstPresent(contexts: readonly Cursor[], field: string): Cursor | undefined {
  return contexts.map((context) => context.at(field)).find(({ present }) => present);
}

export default rule;
