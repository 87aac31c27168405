/**
 * A finalizer is named by a domain and a name, as in `example.com/cleanup`. Of the names without a domain, built-in
 * kinds know `kubernetes`, `orphan` and `foregroundDeletion`; custom resources may have others, and the server warns.
 * An object is either orphaned or deleted in the foreground, not both.
 *
 * ```yaml
 * metadata:
 *   finalizers: [cleanup] # needs a domain
 * ```
 */
import { standardFinalizers } from "../../../formats/finalizers.ts";
import { qualifiedName } from "../../../formats/names.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

/** The groups whose objects can only have finalizers with a domain, or standard ones. */
const strictGroups: ReadonlySet<string> = new Set([
  "",
  "apps",
  "autoscaling",
  "batch",
  "certificates.k8s.io",
  "discovery.k8s.io",
  "flowcontrol.apiserver.k8s.io",
  "networking.k8s.io",
  "rbac.authorization.k8s.io",
  "resource.k8s.io",
  "scheduling.k8s.io",
  "storage.k8s.io",
]);

const rule: Rule = {
  code: "object-finalizers",
  family: "server",
  severity: "error",
  summary: "A finalizer has no domain or is no name, or two of them contradict each other.",
  source: "https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/",
  fields: ["finalizers"],
  kinds: "*",
  check({ root, gvk }, report, { namespaced }) {
    if (namespaced === undefined) return;
    const finalizers = root.at("metadata", "finalizers");
    for (const finalizer of finalizers.items()) {
      // Nothing in a list is an empty text.
      const name = finalizer.scalar?.value === null ? "" : finalizer.string;
      if (name === undefined) continue;
      const complaint = qualifiedName(name);
      if (complaint !== undefined) {
        report(finalizer, say`The finalizer \`${name}\` ${complaint}.`, { path: finalizers.path });
      } else if (!name.includes("/") && !standardFinalizers.has(name)) {
        if (strictGroups.has(gvk.group))
          report(finalizer, say`The finalizer \`${name}\` has no domain; write \`example.com/${name}\`.`);
        else
          report(
            finalizer,
            say`The server warns that the finalizer \`${name}\` has no \`/\`; whoever writes its controller may give it another name.`,
            { severity: "warning" },
          );
      }
    }
    const names = finalizers.items().map((finalizer) => finalizer.string);
    if (names.includes("orphan") && names.includes("foregroundDeletion")) {
      report(finalizers, say`The finalizers \`orphan\` and \`foregroundDeletion\` exclude each other.`, {
        on: "key",
      });
    }
  },
};

export default rule;
