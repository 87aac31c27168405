/**
 * A CustomResourceDefinition is named `<plural>.<group>`. Its group is a domain; plural, singular, short names and
 * categories are lower case labels, and so are `kind` and `listKind` once they are written in lower case. `kind` and
 * `listKind` are two different names.
 *
 * ```yaml
 * metadata: { name: widget.example.com } # widgets.example.com
 * spec:
 *   group: example.com
 *   names: { plural: widgets, kind: Widget, shortNames: [W] } # w
 * ```
 */
import { dns1035Label, dns1123Subdomain } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { crdKinds } from "../../../manifest/customResourceDefinition.ts";
import { type Message, say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { replaceValue } from "../../replaceValue.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "crd-names",
  family: "server",
  severity: "error",
  summary: "A CustomResourceDefinition is not named after its plural and group, or has an invalid name.",
  source:
    "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#create-a-customresourcedefinition",
  kinds: crdKinds,
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const names = spec.at("names");
    for (const field of ["name", "generateName"])
      checkObjectName(manifest.root.at("metadata", field), spec, report);
    checkGroup(spec.at("group"), report);
    requireFilled(names.at("plural"), report);
    requireFilled(names.at("kind"), report);
    checkFormat(names.at("plural"), dns1035Label, report);
    checkFormat(names.at("singular"), dns1035Label, report);
    checkFormat(names.at("kind"), kindName, report);
    checkFormat(names.at("listKind"), kindName, report);
    if (names.at("kind").string && names.at("kind").string === names.at("listKind").string)
      report(names.at("listKind"), say`\`kind\` and \`listKind\` can not be the same.`);
    for (const list of ["shortNames", "categories"])
      for (const name of names.at(list).items()) checkLabel(name, report);
  },
};

function checkObjectName(name: Cursor, spec: Cursor, report: Report): void {
  const plural = spec.at("names", "plural").string;
  const group = spec.at("group").string;
  if (!name.string || !plural || !group) return;
  const wanted = `${plural}.${group}`;
  if (name.string === wanted) return;
  report(name, say`A CustomResourceDefinition is named after its plural and group: \`${wanted}\`.`, {
    fixes: name.name === "name" ? replaceValue(name, wanted) : [],
  });
}

function checkGroup(group: Cursor, report: Report): void {
  if (!requireFilled(group, report) || group.string === undefined) return;
  const complaint = dns1123Subdomain(group.string);
  if (complaint !== undefined) report(group, say`\`group\` is \`${group.string}\`: it ${complaint}.`);
  else if (!group.string.includes(".")) report(group, say`\`group\` must be a domain with at least one dot.`);
}

/** In lower case the name of a kind is a label. */
function kindName(text: string): Message | undefined {
  return dns1035Label(text.toLowerCase());
}

function checkLabel(name: Cursor, report: Report): void {
  const complaint = dns1035Label(name.string ?? "");
  if (name.string !== undefined && complaint !== undefined)
    report(name, say`\`${name.string}\` ${complaint}.`);
}

export default rule;
