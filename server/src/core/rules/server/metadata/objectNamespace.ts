/**
 * The namespace of an object is a DNS label: lower case letters, digits and `-`, at most 63 characters. Objects of
 * cluster-scoped kinds belong to no namespace; the server ignores one that is written there.
 *
 * ```yaml
 * metadata:
 *   name: web
 *   namespace: Team_A # must be like team-a
 * ```
 */
import { dns1123Label } from "../../../formats/names.ts";
import { say } from "../../../text/message.ts";
import { lowerCase } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "object-namespace",
  family: "server",
  severity: "error",
  summary: "An object is in a namespace that can not exist.",
  source: "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/",
  kinds: "*",
  check({ root, gvk }, report, { namespaced }) {
    const namespace = root.at("metadata", "namespace");
    if (namespaced === undefined || !namespace.string) return;
    if (!namespaced) {
      report(namespace, say`Objects of kind ${gvk.kind} belong to no namespace; this one is ignored.`, {
        severity: "hint",
        tags: ["unnecessary"],
      });
      return;
    }
    const complaint = dns1123Label(namespace.string);
    if (complaint !== undefined)
      report(namespace, say`The namespace \`${namespace.string}\` ${complaint}.`, {
        fixes: lowerCase(namespace, dns1123Label),
      });
  },
};

export default rule;
