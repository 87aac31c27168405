/**
 * A patch of a kustomization changes an object that the kustomization does not have. A patch that is a part of an object makes
 * the build fail; one with a `target` is left out silently. Names count as they are in the files, and as prefixes and suffixes
 * make them. Silent for components, whose objects are those of whoever takes them up, where charts, plugins or other
 * repositories bring in objects, where a patch may rename some, and where there are no objects at all: Helm's post-renderers and Fleet put
 * them there. Silent, too, of a name such as `${APP}` and of custom kinds that only the patch has beside objects of Flux, which adds
 * components to what it builds.
 *
 * ```yaml
 * resources: [web.yaml]
 * patches:
 * - target: { kind: Deployment, name: wbe } # the Deployment is called `web`
 *   path: replicas.yaml
 * ```
 */
import type { Build } from "../../kustomize/builds.ts";
import { patchesIn, type PatchPlace } from "../../kustomize/kustomization.ts";
import { ofAnyVersion, targetsBuilt } from "../../kustomize/patchTarget.ts";
import { resolvePath } from "../../text/resolvePath.ts";
import { namesBefore } from "../../kustomize/transforms.ts";
import type { Cursor } from "../../manifest/cursor.ts";
import { toApiVersion } from "../../manifest/apiVersion.ts";
import type { GroupVersionKind } from "../../manifest/manifest.ts";
import type { TextPlace } from "../../graph/reference.ts";
import type { Site } from "../../graph/site.ts";
import { closestName } from "../../text/closestName.ts";
import { say } from "../../text/message.ts";
import { findManifests } from "../../validate/findManifests.ts";
import { isFilledIn } from "../../validate/placeholders.ts";
import { parseDocument } from "../../yaml/parseDocument.ts";
import { splitDocuments } from "../../yaml/splitDocuments.ts";
import type { GraphView } from "../graphView.ts";
import type { ReferenceRule } from "../referenceRule.ts";

/** An object as patches name it. */
interface Named {
  readonly gvk: GroupVersionKind;
  readonly name: string;
}

const rule: ReferenceRule = {
  code: "unmatched-patch",
  family: "reference",
  severity: "error",
  summary: "A patch changes an object that its kustomization does not have.",
  source: "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/",
  kinds: ["kustomize.config.k8s.io/Kustomization"],
  check(site, view, report, read) {
    const root = read();
    const known = view.knownBuildAt(site);
    if (known === undefined || root.at("kind").string === "Component") return;
    const objects = objectsOf(known.build, known.sites);
    if (objects.length === 0) return;
    const mayBeOfComponent = (group: string | undefined, kind: string | undefined): boolean =>
      isBuiltByFlux(objects) &&
      group?.includes(".") === true &&
      !objects.some(({ gvk }) => gvk.kind === kind);
    for (const patch of patchesIn(root)) {
      if (patch.target !== undefined) {
        const { target } = patch;
        if (isFilledIn(target.name ?? "") || mayBeOfComponent(target.group, target.kind)) continue;
        if (target.isNarrowed || objects.some((object) => targetsBuilt(target, object, known.build.affixes)))
          continue;
        const other = objects.find((object) =>
          targetsBuilt(ofAnyVersion(target), object, known.build.affixes),
        );
        if (other !== undefined) {
          const narrowing = patch.at.at("target", target.version === undefined ? "group" : "version");
          report(
            { range: rangeOf(narrowing), path: narrowing.path },
            say`The ${other.gvk.kind} \`${other.name}\` of this kustomization is of \`${toApiVersion(other.gvk)}\`, which the target leaves out, so the patch changes nothing.`,
            { isSure: true, severity: "warning" },
          );
          continue;
        }
        const at = patch.at.at("target", target.name === undefined ? "kind" : "name");
        const meant = closestName(at.string ?? "", namesOfKind(objects, target.kind));
        report(
          { range: rangeOf(at), path: at.path },
          say`No object of this kustomization is a ${target.kind ?? "*"} \`${target.name ?? "*"}\`, so the patch changes nothing.${adviceOf(meant)}`,
          { isSure: true, severity: "warning", meant: target.name === undefined ? undefined : meant },
        );
        continue;
      }
      for (const { gvk, name } of patchedBy(patch, site, view)) {
        if (isFilledIn(name) || mayBeOfComponent(gvk.group, gvk.kind)) continue;
        if (objects.some((object) => isSame(object, { gvk, name }, known.build))) continue;
        const meant = closestName(name, namesOfKind(objects, gvk.kind));
        report(
          placeOf(patch),
          say`The patch changes the ${gvk.kind} \`${name}\`, which this kustomization does not have: the build fails.${adviceOf(meant)}`,
          { isSure: true },
        );
      }
    }
  },
};

/** Flux adds the components of its Kustomization, whose objects no file of the kustomization shows. */
function isBuiltByFlux(objects: readonly Named[]): boolean {
  return objects.some(({ gvk }) => gvk.group.endsWith(".toolkit.fluxcd.io"));
}

/** All objects that patches may mean, those that generators make too. */
function objectsOf({ generated }: Build, sites: readonly Site[]): readonly Named[] {
  return [
    ...sites.filter(({ isPatch }) => !isPatch).map(({ object }) => object.facts),
    ...generated.map(({ kind, name }) => ({ gvk: { group: "", version: "v1", kind }, name })),
  ];
}

/** What a patch without a target says that it changes; nothing where it cannot be read or is none. */
function patchedBy({ at }: PatchPlace, site: Site, view: GraphView): readonly Named[] {
  const path = at.isMapping ? at.at("path").string : at.string;
  const inline = at.isMapping ? at.at("patch").string : at.string;
  if (inline?.includes("\n") === true || (at.isMapping && path === undefined))
    return splitDocuments(inline ?? "").flatMap(({ start, end }) =>
      findManifests(parseDocument((inline ?? "").slice(start, end))).flatMap(({ gvk, root }) => {
        const name = root.at("metadata", "name").string;
        return name === undefined ? [] : [{ gvk, name }];
      }),
    );
  const patched = path === undefined ? undefined : view.patchesIn(resolvePath(site.uri, path));
  return (patched ?? []).filter(({ isPatch }) => isPatch).map(({ object }) => object.facts);
}

/** Whatever its version: a patch may speak of an older one. */
function isSame(object: Named, patched: Named, { affixes }: Build): boolean {
  return (
    object.gvk.kind === patched.gvk.kind &&
    object.gvk.group === patched.gvk.group &&
    namesBefore(patched.name, affixes).includes(object.name)
  );
}

function namesOfKind(objects: readonly Named[], kind: string | undefined): ReadonlySet<string> {
  return new Set(objects.filter(({ gvk }) => gvk.kind === kind).map(({ name }) => name));
}

function adviceOf(meant: string | undefined): ReturnType<typeof say> | "" {
  return meant === undefined ? "" : say` Did you mean \`${meant}\`?`;
}

/** The path of a patch, or the key of its text. */
function placeOf({ at }: PatchPlace): TextPlace {
  const written = at.isMapping ? at.at(at.at("path").present ? "path" : "patch") : at;
  const isText = written.string?.includes("\n") === true;
  const { start, end } = isText ? written.keyRange : written.range;
  return { range: { start, end }, path: written.path };
}

function rangeOf({ range: { start, end } }: Cursor): Cursor["range"] {
  return { start, end };
}

export default rule;
