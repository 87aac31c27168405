/**
 * An owner is named by `apiVersion`, `kind`, `name` and `uid`, none of them empty. At most one owner is the
 * `controller`. An Event owns nothing. Owners in the template of a controller are not looked at. Of owners that
 * are all the same the server keeps the first, and warns.
 *
 * The `uid` exists only in a cluster, so owners seldom belong into a manifest.
 *
 * ```yaml
 * ownerReferences:
 *   - apiVersion: apps/v1
 *     kind: Deployment
 *     name: web
 *     uid: "" # which of all that were ever called web?
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "owner-references",
  family: "server",
  severity: "error",
  summary: "An owner is not named completely, or two owners are the controller.",
  source: "https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/",
  fields: ["ownerReferences"],
  kinds: "*",
  check({ root }, report, { namespaced }) {
    if (namespaced === undefined) return;
    const references = root.at("metadata", "ownerReferences");
    const kept = keptOf(references, report);
    for (const reference of kept) checkReference(reference, references.path, report);
    const controllers = kept.filter((reference) => reference.at("controller").boolean === true);
    for (const another of controllers.slice(1)) {
      report(another.at("controller"), say`Another owner is the \`controller\` already.`, {
        path: references.path,
      });
    }
  },
};

const fields = ["apiVersion", "kind", "name", "uid", "controller", "blockOwnerDeletion"];

/** The server drops an owner that equals an earlier one before it looks at them. */
function keptOf(references: Cursor, report: Report): readonly Cursor[] {
  const kept = new Map<string, Cursor>();
  for (const reference of references.items()) {
    const owner = JSON.stringify(fields.map((name) => String(reference.at(name).scalar?.value ?? "")));
    if (kept.has(owner))
      report(reference, say`An earlier owner is the same; the server drops this one.`, {
        severity: "warning",
        path: references.path,
      });
    else kept.set(owner, reference);
  }
  return [...kept.values()];
}

/** The server's paths have no index here. */
function checkReference(reference: Cursor, path: string, report: Report): void {
  const below: Report = (at, message) => {
    report(at, message, { path: `${path}.${at.name}` });
  };
  for (const name of ["apiVersion", "kind", "name", "uid"]) requireValue(reference.at(name), below);
  const apiVersion = reference.at("apiVersion");
  if (apiVersion.string && !/^(?:[^/]*\/)?[^/]+$/u.test(apiVersion.string)) {
    below(apiVersion, say`\`apiVersion\` must be a version, or a group and a version, as in \`apps/v1\`.`);
  }
  if (apiVersion.string === "v1" && reference.at("kind").string === "Event") {
    report(reference.at("kind"), say`An Event can not own anything.`, { path });
  }
}

export default rule;
