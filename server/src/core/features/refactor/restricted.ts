import { say } from "../../text/message.ts";
import {
  fieldsAt,
  listAt,
  withTemplate,
  type Fields,
  type RefactoredWorkload,
  type Refactoring,
} from "./refactoring.ts";

/** Fields of a pod that share what belongs to its node. */
const shared: ReadonlySet<string> = new Set(["hostNetwork", "hostPID", "hostIPC"]);

/**
 * What the restricted Pod Security Standard asks for. A volume of the node's own files can not be replaced without knowing
 * what it is for; such workloads are left alone.
 *
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function restricted(workload: RefactoredWorkload): readonly Refactoring[] {
  const { podSpec, template } = workload;
  if (listAt(podSpec, "volumes").some((volume) => "hostPath" in volume)) return [];
  const own = Object.fromEntries(Object.entries(podSpec).filter(([name]) => !shared.has(name)));
  const lists = ["initContainers", "containers"].filter((name) => name in own);
  const spec = {
    ...own,
    securityContext: {
      ...withoutRoot(fieldsAt(own, "securityContext")),
      runAsNonRoot: true,
      seccompProfile: { type: "RuntimeDefault" },
    },
    ...Object.fromEntries(lists.map((name) => [name, listAt(own, name).map(restrictedContainer)])),
  };
  return [
    {
      title: say`Keep the restricted Pod Security Standard: no root, no privileges, the runtime's seccomp profile`,
      object: withTemplate(workload, { ...template, spec }),
      added: [],
    },
  ];
}

function restrictedContainer(container: Fields): Fields {
  const context = withoutRoot(fieldsAt(container, "securityContext"));
  const kept = Object.fromEntries(Object.entries(context).filter(([name]) => !loosening.has(name)));
  const added = fieldsAt(context, "capabilities")["add"];
  // The only capability that the standard lets a container have.
  const mayBind = Array.isArray(added) && added.includes("NET_BIND_SERVICE");
  return {
    ...container,
    securityContext: {
      ...kept,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"], ...(mayBind ? { add: ["NET_BIND_SERVICE"] } : {}) },
    },
  };
}

/** What the pod's own security context says already, or the standard forbids. */
const loosening: ReadonlySet<string> = new Set([
  "privileged",
  "procMount",
  "capabilities",
  "runAsNonRoot",
  "seccompProfile",
]);

function withoutRoot(context: Fields): Fields {
  const { runAsUser, ...rest } = context;
  return runAsUser === undefined || runAsUser === 0 ? rest : context;
}
