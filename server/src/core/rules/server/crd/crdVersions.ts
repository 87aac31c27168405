/**
 * A CustomResourceDefinition lists its versions: each with a name of its own and a schema, exactly one of them the
 * version in which objects are stored. A warning for users of a version needs `deprecated: true`.
 *
 * ```yaml
 * versions:
 *   - { name: v1, served: true, storage: true, schema: ... }
 *   - { name: v2, served: true, storage: true, schema: ... } # only one is stored
 * ```
 */
import { dns1035Label } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { crdKinds, crdVersionsOf } from "../../../manifest/customResourceDefinition.ts";
import type { Manifest } from "../../../manifest/manifest.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const longestWarning = 256;

const rule: Rule = {
  code: "crd-versions",
  family: "server",
  severity: "error",
  summary: "Of the versions of a CustomResourceDefinition not exactly one is stored, or one is incomplete.",
  source:
    "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/",
  kinds: crdKinds,
  check(manifest, report) {
    checkList(manifest, report);
    for (const version of crdVersionsOf(manifest)) {
      checkName(version.at("name"), report);
      checkWarning(version, report);
      const schema = version.at("schema", "openAPIV3Schema");
      // `v1beta1` needed none; that it is gone is told of the version.
      if (!schema.present && manifest.gvk.version !== "v1beta1")
        report(schema, say`Every version needs a schema (\`schema.openAPIV3Schema\`).`);
    }
  },
};

function checkList(manifest: Manifest, report: Report): void {
  const list = manifest.root.at("spec", "versions");
  if (!list.isSequence) return;
  const versions = list.items();
  const stored = versions.filter((version) => version.at("storage").boolean === true);
  if (stored.length !== 1) {
    const place = stored[1]?.at("storage") ?? list;
    report(place, say`Exactly one version must have \`storage: true\`, not ${stored.length}.`, {
      path: list.path,
    });
  }
  const names = versions.map((version) => version.at("name").string);
  const repeated = versions.find((_, index) => names.indexOf(names[index]) < index);
  if (repeated !== undefined)
    report(repeated.at("name"), say`Every version needs a name of its own.`, { path: list.path });
}

function checkName(name: Cursor, report: Report): void {
  if (name.string === undefined) return;
  const complaint = dns1035Label(name.string);
  if (complaint !== undefined) report(name, say`Version name \`${name.string}\` ${complaint}.`);
}

function checkWarning(version: Cursor, report: Report): void {
  const warning = version.at("deprecationWarning");
  if (warning.string === undefined) return;
  if (version.at("deprecated").boolean !== true)
    report(warning, say`Only a version with \`deprecated: true\` can have a warning.`);
  if (warning.string === "") report(warning, say`The warning is empty; leave it out for the usual one.`);
  if (warning.string.length > longestWarning)
    report(warning, say`The warning may have at most ${longestWarning} characters.`);
  if (/\p{Cc}/u.test(warning.string))
    report(warning, say`The warning must be a single line of printable text.`);
}

export default rule;
