import type { Referrer } from "../graph/site.ts";
import { takesUp, type Build } from "../kustomize/builds.ts";
import type { KnownKustomization } from "../kustomize/kustomization.ts";
import type { Mention } from "../kustomize/mentions.ts";
import { targetsBuilt } from "../kustomize/patchTarget.ts";
import { namesBefore } from "../kustomize/transforms.ts";
import { touches } from "../text/range.ts";
import { builtTargets } from "./builtTargets.ts";
import { mentionsBy } from "./mentions.ts";
import {
  factsOf,
  generatedNamed,
  generatorsIn,
  type BuiltWorkspace,
  type Generated,
  type Named,
} from "./named.ts";

/** What the name at an offset of a kustomization means; absent where none stands there. */
export function namedAt(
  workspace: BuiltWorkspace,
  uri: string,
  offset: number,
): readonly Named[] | undefined {
  const known = workspace.builds.find((build) => build.uri === uri)?.kustomizations.get(uri);
  const generated = known?.kustomization.generated.find((each) => each.isNew && touches(each.range, offset));
  if (generated !== undefined) return [generatedNamed(workspace, uri, generated)];
  for (const [owner, one] of speakersIn(workspace.builds, uri)) {
    const mention = mentionsBy(owner, one).find((each) => each.uri === uri && touches(each.range, offset));
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

/** The key of a generator at an offset of a kustomization. */
export function generatedKeyAt(
  workspace: BuiltWorkspace,
  uri: string,
  offset: number,
): { readonly named: Generated; readonly key: string } | undefined {
  const kustomization = workspace.builds
    .find((build) => build.uri === uri)
    ?.kustomizations.get(uri)?.kustomization;
  for (const generated of kustomization?.generated ?? []) {
    const key = generated.keys.find(({ range }) => touches(range, offset));
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

function meantBy({ target }: Mention, build: Build, workspace: BuiltWorkspace): readonly Named[] {
  const { graph } = workspace;
  const sites = [...build.files.keys()].flatMap((uri) =>
    (graph.fileOf(uri)?.parts ?? []).flatMap((part) => graph.sitesIn(uri, part)),
  );
  const objects = sites.filter(({ isPatch }) => !isPatch).map((site): Named => ({ kind: "object", site }));
  const made = generatorsIn(build)
    .filter(({ generated }) => generated.isNew)
    .map(({ uri, generated }) => generatedNamed(workspace, uri, generated));
  return [...objects, ...made].filter((named) => targetsBuilt(target, factsOf(named), build.affixes));
}

function distinct(found: readonly Named[]): readonly Named[] {
  const keyOf = (named: Named): unknown =>
    named.kind === "object"
      ? named.site
      : (named.generators.find(({ generated }) => generated.isNew) ?? named.generators[0])?.generated;
  return [...new Map(found.map((named) => [keyOf(named), named])).values()];
}
