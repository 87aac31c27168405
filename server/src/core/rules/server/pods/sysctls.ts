/**
 * A kernel parameter of a pod has a valid name that stands once. Parameters of a namespace that the pod shares with the
 * node (`net.*` with `hostNetwork`, those of shared memory and message queues with `hostIPC`) can not be set.
 *
 * ```yaml
 * hostNetwork: true
 * securityContext:
 *   sysctls:
 *     - name: net.core.somaxconn # would change the node
 *       value: "1024"
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const segment = "[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?";
const validName = new RegExp(`^(?:${segment}[./])*${segment}$`, "u");
const longestName = 253;

const sharedMemory = /^(?:kernel\.shm|kernel\.msg|fs\.mqueue\.)|^kernel\.sem$/u;

const rule: Rule = {
  code: "sysctls",
  family: "server",
  severity: "error",
  summary: "A kernel parameter is malformed, doubled, or one of the node.",
  source: "https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#setting-sysctls-for-a-pod",
  fields: ["sysctls"],
  kinds: podKinds,
  check(manifest, report) {
    for (const { spec } of podSpecsOf(manifest)) {
      const seen = new Set<string>();
      for (const parameter of spec.at("securityContext", "sysctls").items()) {
        const name = parameter.at("name");
        if (requireFilled(name, report)) checkName(name, seen, report);
        checkNamespace(name, spec, report);
        seen.add(name.string ?? "");
      }
    }
  },
};

function checkName(name: Cursor, seen: ReadonlySet<string>, report: Report): void {
  const text = name.string;
  if (text === undefined) return;
  if (text.length > longestName || !validName.test(text)) {
    report(
      name,
      say`The name of a kernel parameter is made of lower case letters, digits, \`-\` and \`_\`, with \`.\` or \`/\` between its parts.`,
    );
  } else if (seen.has(text)) {
    report(name, say`\`${text}\` is set already.`);
  }
}

function checkNamespace(name: Cursor, spec: Cursor, report: Report): void {
  const text = withDots(name.string ?? "");
  for (const [field, isOfNode] of [
    ["hostNetwork", text.startsWith("net.")],
    ["hostIPC", sharedMemory.test(text)],
  ] as const) {
    if (isOfNode && spec.at(field).boolean === true) {
      report(name, say`With \`${field}\` this would change a parameter of the node.`);
    }
  }
}

/** `net/ipv4/ip_forward` is another spelling of `net.ipv4.ip_forward`; the first separator decides. */
function withDots(name: string): string {
  if (/[./]/u.exec(name)?.[0] !== "/") return name;
  return name.replaceAll(/[./]/gu, (separator) => (separator === "/" ? "." : "/"));
}

export default rule;
