import type { Referrer } from "../graph/site.ts";
import { takesUp, type Build } from "../kustomize/builds.ts";
import { targetsBuilt } from "../kustomize/patchTarget.ts";
import { namesAfter } from "../kustomize/transforms.ts";
import { mentionsBy, type MentionPlace } from "./mentions.ts";
import { factsOf, type BuiltWorkspace, type Named } from "./named.ts";

/** The places of kustomizations that speak of an object. */
export function mentionsOf({ builds }: BuiltWorkspace, named: Named): readonly MentionPlace[] {
  const facts = factsOf(named);
  const places = buildsAround(builds, named).flatMap((build) =>
    [...build.kustomizations].flatMap(([uri, known]) =>
      mentionsBy(uri, known).filter(({ mention }) => targetsBuilt(mention.target, facts, build.affixes)),
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
    return namesAfter(name, build.affixes)
      .filter((each) => named.kind === "generated" || each !== name)
      .flatMap((each) => graph.referrersBy({ group: gvk.group, kind: gvk.kind, name: each }))
      .filter((referrer) => takesUp(build, referrer.site.uri) && graph.targetsOf(referrer).length === 0);
  });
  return [...new Map(found.map((referrer) => [referrer.reference, referrer])).values()];
}

/** The builds with an object, or with what a generator makes. */
export function buildsAround(builds: readonly Build[], named: Named): readonly Build[] {
  return named.kind === "object"
    ? builds.filter(({ files }) => files.has(named.site.uri))
    : builds.filter(({ kustomizations }) => named.generators.some(({ uri }) => kustomizations.has(uri)));
}
