/**
 * Every object has a `name`, or a `generateName` from which the server makes one. For most kinds it is a DNS subdomain:
 * lower case letters, digits, `-` and `.`, at most 253 characters. Names of namespaces, services and StatefulSets are
 * DNS labels, without dots and at most 63 characters; names of RBAC objects can be nearly anything.
 *
 * ```yaml
 * metadata:
 *   name: My_App # must be like my-app
 * ```
 */
import { objectNameFormat } from "../../../formats/objectName.ts";
import type { GroupVersionKind } from "../../../manifest/manifest.ts";
import { say } from "../../../text/message.ts";
import { isUnset } from "../../requireValue.ts";
import { lowerCase } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

/** Requests that are answered at once and never stored. */
const namelessGroups: ReadonlySet<string> = new Set(["authentication.k8s.io", "authorization.k8s.io"]);

const rule: Rule = {
  code: "object-name",
  family: "server",
  severity: "error",
  summary: "An object has no name, or one that its kind can not have.",
  source: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
  kinds: "*",
  check({ root, gvk }, report, { namespaced, minor }) {
    if (namespaced === undefined || namelessGroups.has(gvk.group)) return;
    const metadata = root.at("metadata");
    const format = objectNameFormat(gvk, minor);
    const prefix = metadata.at("generateName");
    const name = metadata.at("name");
    const prefixComplaint = prefix.string ? format.prefix(prefix.string) : undefined;
    if (prefixComplaint !== undefined)
      report(prefix, say`\`generateName\` \`${prefix.string ?? ""}\` ${prefixComplaint}.`);
    if (isUnset(name)) {
      if (isUnset(prefix) && !isNamedByServer(gvk))
        report(name, say`Every ${gvk.kind} needs a \`name\` or a \`generateName\`.`);
      return;
    }
    const complaint = name.string === undefined ? undefined : format.name(name.string);
    if (complaint === undefined) return;
    report(name, say`The name \`${name.string ?? ""}\` ${complaint}.`, {
      fixes: lowerCase(name, format.name),
    });
  },
};

/** A LimitRange without a name gets a random one. */
function isNamedByServer({ group, kind }: GroupVersionKind): boolean {
  return group === "" && kind === "LimitRange";
}

export default rule;
