/**
 * A Namespace has finalizers in `spec` beside those of every object. They are named by a domain and a name; the API server
 * adds its own, `kubernetes`.
 *
 * ```yaml
 * kind: Namespace
 * spec:
 *   finalizers: [cleanup] # example.com/cleanup
 * ```
 */
import { qualifiedName } from "../../../formats/names.ts";
import { standardFinalizers } from "../../../formats/finalizers.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "namespace-finalizer",
  family: "server",
  severity: "error",
  summary: "A finalizer of a Namespace has no domain or is no name.",
  source: "https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/",
  kinds: ["/Namespace"],
  check({ root }, report) {
    const finalizers = root.at("spec", "finalizers");
    for (const finalizer of finalizers.items()) {
      const name = finalizer.string;
      if (name === undefined) continue;
      const { path } = finalizers;
      const complaint = qualifiedName(name);
      if (complaint !== undefined) {
        report(finalizer, say`The finalizer \`${name}\` ${complaint}.`, { path });
      } else if (!name.includes("/") && !standardFinalizers.has(name)) {
        report(finalizer, say`The finalizer \`${name}\` has no domain; write \`example.com/${name}\`.`, {
          path,
        });
      }
    }
  },
};

export default rule;
