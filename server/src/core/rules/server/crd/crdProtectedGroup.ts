/**
 * API groups below `k8s.io` and `kubernetes.io` belong to the Kubernetes community. A CustomResourceDefinition in one
 * of them links to its review in the annotation `api-approved.kubernetes.io`, or says there that it is `unapproved`.
 *
 * ```yaml
 * metadata:
 *   annotations:
 *     api-approved.kubernetes.io: "yes" # a URL, or a text that starts with unapproved
 * spec:
 *   group: storage.k8s.io
 * ```
 */
import { crdKinds } from "../../../manifest/customResourceDefinition.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const annotation = "api-approved.kubernetes.io";

const rule: Rule = {
  code: "crd-protected-group",
  family: "server",
  severity: "error",
  summary: "A CustomResourceDefinition in a group of the Kubernetes community has no approval.",
  source:
    "https://github.com/kubernetes/enhancements/tree/master/keps/sig-api-machinery/2337-k8s.io-group-protection",
  kinds: crdKinds,
  check(manifest, report) {
    const group = manifest.root.at("spec", "group").string ?? "";
    if (!/(?:^|\.)(?:k8s|kubernetes)\.io$/u.test(group)) return;
    const approval = manifest.root.at("metadata", "annotations").key(annotation);
    const text = approval.string ?? "";
    if (text.startsWith("unapproved") || /^[a-z][a-z0-9+.-]*:\/\/[^/]/iu.test(text)) return;
    report(
      approval,
      say`The group \`${group}\` is protected; \`${annotation}\` must be the URL of the review, or start with \`unapproved\`.`,
    );
  },
};

export default rule;
