/**
 * Every container of a pod has a name of lower case letters, digits and `-`, at most 63 characters, and no two
 * containers have the same one: main, init and ephemeral containers share one set of names.
 *
 * ```yaml
 * initContainers:
 *   - name: web
 *     image: busybox:1.37
 * containers:
 *   - name: web # taken by the init container
 *     image: nginx:1.29
 * ```
 */
import { dns1123Label } from "../../../formats/names.ts";
import { containersOf } from "../../../manifest/containers.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { lowerCase } from "../../replaceValue.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "container-name",
  family: "server",
  severity: "error",
  summary: "A container has no name, a malformed one, or the name of another container.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container",
  kinds: podKinds,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      const names = new Set<string>();
      for (const { at } of containersOf(pod)) {
        const name = at.at("name");
        if (requireFilled(name, report)) {
          checkFormat(name, dns1123Label, report, { fixes: lowerCase(name, dns1123Label) });
        }
        if (!name.string) continue;
        if (names.has(name.string))
          report(name, say`Another container is called \`${name.string}\` already.`);
        names.add(name.string);
      }
    }
  },
};

export default rule;
