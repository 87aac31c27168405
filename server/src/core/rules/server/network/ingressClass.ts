/**
 * An IngressClass names its controller as a domain and a path. Its parameters are an object of the cluster, or of one
 * namespace: `scope: Namespace` needs `namespace`, `scope: Cluster` (the default) forbids it.
 *
 * ```yaml
 * spec:
 *   controller: nginx # must be like k8s.io/ingress-nginx
 * ```
 */
import { dns1123Label, domainPrefixedPath } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { checkReference } from "../../checkReference.ts";
import { requireFilled, requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const longestController = 250;

const rule: Rule = {
  code: "ingress-class",
  family: "server",
  severity: "error",
  summary: "The controller or the parameters of an IngressClass are not valid.",
  source: "https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class",
  kinds: ["networking.k8s.io/IngressClass"],
  check(manifest, report) {
    const controller = manifest.root.at("spec", "controller");
    if (requireValue(controller, report, say`name the controller, for example \`k8s.io/ingress-nginx\``)) {
      checkFormat(controller, domainPrefixedPath, report);
      if ((controller.string ?? "").length > longestController) {
        report(controller, say`\`controller\` has more than ${longestController} characters.`);
      }
    }
    const parameters = manifest.root.at("spec", "parameters");
    if (!parameters.isMapping) return;
    checkReference(parameters, requireFilled, report);
    checkScope(parameters, report);
  },
};

function checkScope(parameters: Cursor, report: Report): void {
  const scope = parameters.at("scope");
  const namespace = parameters.at("namespace");
  if (namespace.string === "") report(namespace, say`\`namespace\` is empty.`);
  checkFormat(namespace, dns1123Label, report);
  if (!scope.present || scope.string === "Cluster") {
    if (namespace.present) report(namespace, say`\`namespace\` needs \`scope: Namespace\`.`, { on: "key" });
  } else if (scope.string === "Namespace") {
    if (!namespace.present) report(namespace, say`\`scope: Namespace\` needs a \`namespace\`.`);
  } else if (scope.string !== undefined) {
    report(scope, say`\`${scope.string}\` is no scope; use \`Cluster\` or \`Namespace\`.`);
  }
}

export default rule;
