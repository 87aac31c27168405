/**
 * The subjects of a FlowSchema's rule are users, groups and service accounts. A subject has the one field that belongs
 * to its `kind`.
 *
 * ```yaml
 * subjects:
 *   - kind: Group
 *     user: { name: jane } # belongs to kind User
 * ```
 */
import { dns1123Label, dns1123Subdomain } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { listing, say } from "../../../text/message.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const fieldOfKind: Readonly<Record<string, string>> = {
  User: "user",
  Group: "group",
  ServiceAccount: "serviceAccount",
};

const rule: Rule = {
  code: "flow-subject",
  family: "server",
  severity: "error",
  summary: "A subject of a FlowSchema does not have the fields of its kind.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/flow-schema-v1/",
  kinds: ["flowcontrol.apiserver.k8s.io/FlowSchema"],
  check(manifest, report) {
    for (const flowRule of manifest.root.at("spec", "rules").items()) {
      requireFilled(
        flowRule.at("subjects"),
        report,
        say`name at least one; for everyone use the group \`system:authenticated\``,
      );
      for (const subject of flowRule.at("subjects").items()) checkSubject(subject, report);
    }
  },
};

function checkSubject(subject: Cursor, report: Report): void {
  const kind = subject.at("kind");
  if (kind.string === undefined) return;
  const own = fieldOfKind[kind.string];
  if (own === undefined) {
    report(
      kind,
      say`A subject can not be of kind \`${kind.string}\`; use ${listing(Object.keys(fieldOfKind))}.`,
    );
    return;
  }
  for (const [otherKind, name] of Object.entries(fieldOfKind)) {
    const field = subject.at(name);
    if (name !== own && field.present) {
      report(field, say`\`${name}\` belongs to subjects of kind ${otherKind}.`, { on: "key" });
    }
  }
  const field = subject.at(own);
  if (!field.present) report(field, say`A subject of kind ${kind.string} needs \`${own}\`.`);
  const named = requireFilled(field.at("name"), report);
  if (own === "serviceAccount") checkAccount(field, named, report);
}

function checkAccount(account: Cursor, named: boolean, report: Report): void {
  const name = account.at("name").string;
  const complaint = named && name !== undefined && name !== "*" ? dns1123Subdomain(name) : undefined;
  if (complaint !== undefined)
    report(account.at("name"), say`Service account \`${name ?? ""}\` ${complaint}.`);
  const namespace = account.at("namespace");
  if (!requireFilled(namespace, report) || namespace.string === undefined) return;
  const namespaceComplaint = dns1123Label(namespace.string);
  if (namespaceComplaint !== undefined)
    report(namespace, say`Namespace \`${namespace.string}\` ${namespaceComplaint}.`);
}

export default rule;
