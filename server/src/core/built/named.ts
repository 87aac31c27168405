import type { Reference } from "../graph/reference.ts";
import type { ResourceGraph } from "../graph/resourceGraph.ts";
import type { Referrer, Site } from "../graph/site.ts";
import { takesUp, type Build } from "../kustomize/builds.ts";
import type { GeneratedObject } from "../kustomize/generated.ts";
import type { KnownKustomization } from "../kustomize/kustomization.ts";
import type { Mention } from "../kustomize/mentions.ts";
import { targetsObject } from "../kustomize/patchTarget.ts";
import { namesBefore } from "../kustomize/transforms.ts";
import type { GroupVersionKind } from "../manifest/manifest.ts";
import type { Range } from "../text/range.ts";
import { builtTargets } from "./builtTargets.ts";

/** The objects of a workspace, and what is built of them. */
export interface BuiltWorkspace {
  readonly graph: ResourceGraph;
  readonly builds: readonly Build[];
}

/** What a name means: an object in a file, or one that generators of the same name make. */
export type Named =
  | { readonly kind: "object"; readonly site: Site }
  | {
      readonly kind: "generated";
      readonly object: GeneratedObject["kind"];
      readonly name: string;
      readonly generators: readonly Generator[];
    };

/** A generator, and the kustomization that it stands in. */
export interface Generator {
  readonly uri: string;
  readonly generated: GeneratedObject;
}

/** A place of a kustomization. */
export interface KustomizationPlace {
  readonly uri: string;
  readonly range: Range;
}

/** What the name at an offset of a kustomization means; absent where none stands there. */
export function namedAt(
  workspace: BuiltWorkspace,
  uri: string,
  offset: number,
): readonly Named[] | undefined {
  const known = workspace.builds.find((build) => build.uri === uri)?.kustomizations.get(uri);
  const generated = known?.kustomization.generated.find((each) => each.isNew && contains(each.range, offset));
  if (generated !== undefined) return [generatedNamed(workspace, uri, generated)];
  for (const [owner, one] of speakersIn(workspace.builds, uri)) {
    const mention = mentionsBy(owner, one).find((each) => each.uri === uri && contains(each.range, offset));
    if (mention === undefined) continue;
    return distinct(meantAround(mention.mention, owner, workspace));
  }
  return undefined;
}

/** The kustomizations that a file speaks for: itself, or those that go on in it. */
function speakersIn(
  builds: readonly Build[],
  uri: string,
): readonly (readonly [string, KnownKustomization])[] {
  return builds.flatMap((build) => {
    const known = build.kustomizations.get(build.uri);
    const isSpeaker = known !== undefined && (build.uri === uri || known.continued.has(uri));
    return isSpeaker ? [[build.uri, known] as const] : [];
  });
}

/** What a base speaks of is its own; a component and a base without it speak of what those around them build. */
function meantAround(mention: Mention, uri: string, workspace: BuiltWorkspace): readonly Named[] {
  const around = workspace.builds.filter((build) => build.kustomizations.has(uri));
  const inOwn = around
    .filter((build) => build.uri === uri)
    .flatMap((build) => meantBy(mention, build, workspace));
  return inOwn.length > 0 ? inOwn : around.flatMap((build) => meantBy(mention, build, workspace));
}

/** The names of objects in a kustomization, and in the files that it goes on in. */
function mentionsBy(
  uri: string,
  { kustomization, continued }: KnownKustomization,
): readonly (KustomizationPlace & { readonly mention: Mention })[] {
  const files = [[uri, kustomization] as const, ...continued];
  return files.flatMap(([file, { mentions }]) =>
    mentions.map((mention) => ({ uri: file, range: mention.range, mention })),
  );
}

/** The key of a generator at an offset of a kustomization. */
export function generatedKeyAt(
  workspace: BuiltWorkspace,
  uri: string,
  offset: number,
): { readonly named: Named & { kind: "generated" }; readonly key: string } | undefined {
  const kustomization = workspace.builds
    .find((build) => build.uri === uri)
    ?.kustomizations.get(uri)?.kustomization;
  for (const generated of kustomization?.generated ?? []) {
    const key = generated.keys.find(({ range }) => contains(range, offset));
    if (key !== undefined) return { named: generatedNamed(workspace, uri, generated), key: key.name };
  }
  return undefined;
}

/** What a reference means where the files alone do not show it: what generators make, and objects as they are called once built. */
export function namedBy(workspace: BuiltWorkspace, { site, reference }: Referrer): readonly Named[] {
  const around = workspace.builds.filter((build) => takesUp(build, site.uri));
  const found = around.flatMap((build): readonly Named[] => {
    const objects = builtTargets(workspace.graph, build, reference, () => undefined);
    if (objects.length > 0) return objects.map((object) => ({ kind: "object", site: object }));
    if (!("target" in reference)) return [];
    const names = namesBefore(reference.target.name, build.affixes);
    return generatorsIn(build)
      .filter(({ generated }) => generated.kind === reference.target.kind && names.includes(generated.name))
      .slice(0, 1)
      .map(({ uri, generated }) => generatedNamed(workspace, uri, generated));
  });
  return distinct(found);
}

/** The places of kustomizations that speak of an object. */
export function mentionsOf(
  { builds }: BuiltWorkspace,
  named: Named,
): readonly (KustomizationPlace & { readonly mention: Mention })[] {
  const { gvk, name } = factsOf(named);
  const places = buildsAround(builds, named).flatMap((build) =>
    [...build.kustomizations].flatMap(([uri, known]) =>
      mentionsBy(uri, known).filter(({ mention }) => isMeant(mention.target, gvk, name, build)),
    ),
  );
  return [...new Map(places.map((place) => [place.mention, place])).values()];
}

/** The files of kustomizations in which a plugin is told a name, nobody knows what for. */
export function unknownUsesOf({ builds }: BuiltWorkspace, named: Named): readonly string[] {
  const isTold = (text: string): boolean => text.split(/[^\w.-]+/u).includes(factsOf(named).name);
  return buildsAround(builds, named).flatMap((build) =>
    [...build.kustomizations.values()].flatMap(({ continued }) =>
      [...continued].filter(([, { unknown }]) => unknown.some(isTold)).map(([uri]) => uri),
    ),
  );
}

/** References to an object by the name that it has in the end, or to what a generator makes, by any of its names. */
export function builtReferrersTo({ graph, builds }: BuiltWorkspace, named: Named): readonly Referrer[] {
  const { gvk, name } = factsOf(named);
  const found = buildsAround(builds, named).flatMap((build) => {
    const names = [...new Set([name, ...build.affixes.map(({ prefix, suffix }) => prefix + name + suffix)])];
    return names
      .filter((each) => named.kind === "generated" || each !== name)
      .flatMap((each) => graph.referrersBy({ group: gvk.group, kind: gvk.kind, name: each }))
      .filter((referrer) => takesUp(build, referrer.site.uri) && graph.targetsOf(referrer).length === 0);
  });
  return [...new Map(found.map((referrer) => [referrer.reference, referrer])).values()];
}

/** The kind and the name of what is meant. */
export function factsOf(named: Named): { readonly gvk: GroupVersionKind; readonly name: string } {
  return named.kind === "object"
    ? named.site.object.facts
    : { gvk: { group: "", version: "v1", kind: named.object }, name: named.name };
}

export function isKeyOf(reference: Reference, key: string): boolean {
  return reference.kind === "key" && reference.key === key;
}

/** The builds with an object, or with what a generator makes. */
export function buildsAround(builds: readonly Build[], named: Named): readonly Build[] {
  return named.kind === "object"
    ? builds.filter(({ files }) => files.has(named.site.uri))
    : builds.filter(({ kustomizations }) => named.generators.some(({ uri }) => kustomizations.has(uri)));
}

function meantBy({ target }: Mention, build: Build, { graph, builds }: BuiltWorkspace): readonly Named[] {
  const sites = [...build.files.keys()].flatMap((uri) =>
    (graph.fileOf(uri)?.parts ?? []).flatMap((part) => graph.sitesIn(uri, part)),
  );
  const objects = sites.filter(
    ({ isPatch, object: { facts } }) => !isPatch && isMeant(target, facts.gvk, facts.name, build),
  );
  const generators = generatorsIn(build).filter(
    ({ generated: { kind, name, isNew } }) =>
      isNew && isMeant(target, { group: "", version: "v1", kind }, name, build),
  );
  return [
    ...objects.map((site): Named => ({ kind: "object", site })),
    ...generators.map(({ uri, generated }) => generatedNamed({ graph, builds }, uri, generated)),
  ];
}

function isMeant(
  target: Mention["target"],
  gvk: GroupVersionKind,
  name: string,
  { affixes }: Build,
): boolean {
  const names = [name, ...affixes.map(({ prefix, suffix }) => prefix + name + suffix)];
  return names.some((called) => targetsObject(target, gvk, called));
}

function generatorsIn({ kustomizations }: Build): readonly Generator[] {
  return [...kustomizations].flatMap(([uri, { kustomization }]) =>
    kustomization.generated.map((generated) => ({ uri, generated })),
  );
}

/** All generators that make or change the same object. */
function generatedNamed(
  { builds }: BuiltWorkspace,
  uri: string,
  { kind, name }: GeneratedObject,
): Named & { kind: "generated" } {
  const generators = builds
    .filter(({ kustomizations }) => kustomizations.has(uri))
    .flatMap(generatorsIn)
    .filter(({ generated }) => generated.kind === kind && generated.name === name);
  return {
    kind: "generated",
    object: kind,
    name,
    generators: [...new Map(generators.map((each) => [each.generated, each])).values()],
  };
}

function distinct(found: readonly Named[]): readonly Named[] {
  const keyOf = (named: Named): unknown =>
    named.kind === "object"
      ? named.site
      : (named.generators.find(({ generated }) => generated.isNew) ?? named.generators[0])?.generated;
  return [...new Map(found.map((named) => [keyOf(named), named])).values()];
}

function contains({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}
