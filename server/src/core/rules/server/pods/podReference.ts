/**
 * What a pod refers to by name has a name that such an object can have: its node, service account, priority class and
 * runtime class.
 *
 * ```yaml
 * serviceAccountName: Model_Server # no service account is called so
 * ```
 */
import { dns1123Subdomain } from "../../../formats/names.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { lowerCase } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

const names = ["nodeName", "serviceAccountName", "priorityClassName", "runtimeClassName"];

const rule: Rule = {
  code: "pod-reference",
  family: "server",
  severity: "error",
  summary: "A pod refers to an object by a name that no object can have.",
  source: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names",
  kinds: podKinds,
  check(manifest, report) {
    for (const { spec } of podSpecsOf(manifest)) {
      for (const name of names.map((field) => spec.at(field))) {
        checkFormat(name, dns1123Subdomain, report, { fixes: lowerCase(name, dns1123Subdomain) });
      }
      // The older name of the field counts where the new one is not set.
      const account = spec.at("serviceAccount");
      if (!spec.at("serviceAccountName").string) {
        checkFormat(account, dns1123Subdomain, report, { path: spec.at("serviceAccountName").path });
      }
      const runtime = spec.at("runtimeClassName");
      if (runtime.string === "") report(runtime, say`\`runtimeClassName\` is empty; leave it out instead.`);
    }
  },
};

export default rule;
