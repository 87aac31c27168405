/**
 * The same object is defined twice. In one kustomization the build fails; in one file the later one wins silently. Nothing is said of
 * a build in which a patch deletes objects of the kind, nor of a template with conditions, each branch of which may have the object.
 *
 * ```yaml
 * kind: ConfigMap
 * metadata: { name: settings }
 * ---
 * kind: ConfigMap
 * metadata: { name: settings } # takes the place of the first
 * ```
 */
import type { Site } from "../../graph/site.ts";
import { say } from "../../text/message.ts";
import type { GraphView } from "../graphView.ts";
import type { Build } from "../../kustomize/builds.ts";
import type { ReferenceRule } from "../referenceRule.ts";

const rule: ReferenceRule = {
  code: "duplicate-object",
  family: "reference",
  severity: "warning",
  summary: "The same object is defined twice in one file or one kustomization.",
  source: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
  kinds: "*",
  check(site, view, report) {
    const { facts, nameRange } = site.object;
    const other = duplicateOf(site, view);
    if (other === undefined || (other.uri === site.uri && mayBeOfBranches(site, view))) return;
    const isBuilt = isInOneBuild(site, other, view);
    const where =
      other.uri === site.uri ? say`this file` : `\`${other.uri.slice(other.uri.lastIndexOf("/") + 1)}\``;
    const end = isBuilt ? say`the build fails` : say`the later one wins`;
    const message = say`The ${facts.gvk.kind} \`${facts.name}\` is defined in ${where} too: ${end}.`;
    report({ range: nameRange, path: "metadata.name" }, message, {
      isSure: true,
      ...(isBuilt ? { severity: "error" } : {}),
    });
  },
};

/** The first one: of very many objects of one name, each would otherwise look at all others. */
function duplicateOf(site: Site, view: GraphView): Site | undefined {
  for (const same of view.namesakesOf(site)) {
    const isHere = same.uri === site.uri;
    if (!same.isPatch && isSameObject(site, same) && (isHere || isInOneBuild(site, same, view))) return same;
  }
  return undefined;
}

/** In a template of Helm each branch of a condition may have the object. */
function mayBeOfBranches({ uri }: Site, view: GraphView): boolean {
  return /\{\{-?\s*(?:if|else|range|with)\b/u.test(view.textOf(uri) ?? "");
}

function isSameObject(site: Site, other: Site): boolean {
  const [one, two] = [site.object.facts, other.object.facts];
  return (
    site !== other &&
    one.name === two.name &&
    one.namespace === two.namespace &&
    one.gvk.kind === two.gvk.kind &&
    one.gvk.group === two.gvk.group &&
    one.gvk.version === two.gvk.version
  );
}

/** With the same names in the end: prefixes, suffixes and namespaces keep objects of several parts of a build apart. */
function isInOneBuild(site: Site, other: Site, view: GraphView): boolean {
  return view.buildsOf(site).some((build) => {
    const { files } = build;
    const [one, two] = [site, other].map(({ uri }) => files.get(uri));
    if (one === undefined || two === undefined) return false;
    const isSameAffix = one.affix.prefix === two.affix.prefix && one.affix.suffix === two.affix.suffix;
    return isSameAffix && one.namespace === two.namespace && !mayBeDeleted(site, build, view);
  });
}

/** A base may have the object, and who takes it up takes the object out again. */
function mayBeDeleted({ object }: Site, { changes, patchFiles }: Build, view: GraphView): boolean {
  return [...changes, ...[...patchFiles].map((uri) => view.textOf(uri))].some(
    (text) =>
      text === undefined || (text.includes("$patch") && text.split(/\W+/u).includes(object.facts.gvk.kind)),
  );
}

export default rule;
