/**
 * Labels of objects and pod templates: a key is a name of at most 63 letters, digits, `-`, `_` and `.`, with an
 * optional domain before a `/`; a value looks like such a name, or is empty.
 *
 * ```yaml
 * metadata:
 *   labels:
 *     version: "1.0 beta" # no blanks
 * ```
 */
import { checkLabels } from "../../../formats/labels.ts";
import { podSpecsOf } from "../../../manifest/podSpecs.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "object-labels",
  family: "server",
  severity: "error",
  summary: "A label has a key or value that labels can not have.",
  source:
    "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set",
  kinds: "*",
  check(manifest, report, { namespaced }) {
    if (namespaced === undefined) return;
    checkLabels(manifest.root.at("metadata", "labels"), report);
    for (const { metadata, template } of podSpecsOf(manifest)) {
      // The server's path leaves `metadata` out.
      if (template) checkLabels(metadata.at("labels"), report, `${metadata.parent?.path ?? ""}.labels`);
    }
  },
};

export default rule;
