/**
 * A rule of a FlowSchema matches requests of its subjects, by resource or by URL. All of the lists it has need an
 * element; `*` stands alone; namespaces are only left out of rules for cluster-scoped resources.
 *
 * ```yaml
 * resourceRules:
 *   - verbs: ["*"]
 *     apiGroups: ["*"]
 *     resources: ["*"] # namespaces: ["*"] or clusterScope: true is missing
 * ```
 */
import { dns1123Label } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { listing, type Message, say } from "../../../text/message.ts";
import { isUnset, requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const verbs = ["get", "list", "create", "update", "delete", "deletecollection", "patch", "watch", "proxy"];

const rule: Rule = {
  code: "flow-rule",
  family: "server",
  severity: "error",
  summary: "A rule of a FlowSchema lacks verbs, resources, namespaces or URLs, or mixes `*` with others.",
  source: "https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#flowschema",
  kinds: ["flowcontrol.apiserver.k8s.io/FlowSchema"],
  check(manifest, report) {
    for (const flowRule of manifest.root.at("spec", "rules").items()) {
      const resourceRules = flowRule.at("resourceRules");
      const urlRules = flowRule.at("nonResourceRules");
      if (isUnset(resourceRules) && isUnset(urlRules)) {
        report(flowRule, say`A rule needs \`resourceRules\` or \`nonResourceRules\`.`);
      }
      for (const resourceRule of resourceRules.items()) checkResourceRule(resourceRule, report);
      for (const urlRule of urlRules.items()) checkUrlRule(urlRule, report);
    }
  },
};

function checkResourceRule(resourceRule: Cursor, report: Report): void {
  checkVerbs(resourceRule.at("verbs"), report);
  checkList(resourceRule.at("apiGroups"), report);
  checkList(resourceRule.at("resources"), report);
  const namespaces = resourceRule.at("namespaces");
  if (isUnset(namespaces)) {
    if (resourceRule.at("clusterScope").boolean === true) return;
    report(namespaces, say`Name \`namespaces\` (\`*\` for all), or set \`clusterScope: true\`.`);
    return;
  }
  checkList(namespaces, report);
  for (const namespace of namespaces.items()) {
    const name = namespace.present ? namespace.string : "";
    if (name === undefined || name === "*") continue;
    const complaint = dns1123Label(name);
    if (complaint !== undefined) report(namespace, say`Namespace \`${name}\` ${complaint}.`);
  }
}

function checkUrlRule(urlRule: Cursor, report: Report): void {
  checkVerbs(urlRule.at("verbs"), report);
  const urls = urlRule.at("nonResourceURLs");
  checkList(urls, report);
  for (const url of urls.items()) {
    const complaint = url.string === undefined || url.string === "*" ? undefined : urlPath(url.string);
    if (complaint !== undefined) report(url, say`\`${url.string ?? ""}\` ${complaint}.`);
  }
}

function checkVerbs(list: Cursor, report: Report): void {
  checkList(list, report);
  const values = list.items();
  if (values.some((value) => value.string === "*")) return;
  for (const value of values) {
    if (value.string === undefined || verbs.includes(value.string)) continue;
    report(value, say`\`${value.string}\` is no verb; use ${listing(verbs)} or \`*\`.`, { path: list.path });
  }
}

function checkList(list: Cursor, report: Report): void {
  if (!requireFilled(list, report, say`name at least one, or \`*\``)) return;
  const star = list.items().find((item) => item.string === "*");
  if (star !== undefined && list.items().length > 1) {
    report(star, say`\`*\` means all; remove the others or the \`*\`.`, { path: list.path });
  }
}

/** What is wrong with the path of a URL; a `*` can only be its last part. */
function urlPath(path: string): Message | undefined {
  if (!path.startsWith("/")) return say`must start with \`/\``;
  if (path.includes(" ")) return say`can not contain blanks`;
  if (path.includes("//")) return say`can not contain \`//\``;
  const star = path.indexOf("*");
  return star < 0 || (path.endsWith("/*") && star === path.length - 1)
    ? undefined
    : say`can have \`*\` only as its last part`;
}

export default rule;
