import type { ResourceGraph } from "../graph/resourceGraph.ts";
import type { Site } from "../graph/site.ts";
import type { Build } from "../kustomize/builds.ts";
import type { GeneratedObject } from "../kustomize/generated.ts";
import type { GroupVersionKind } from "../manifest/manifest.ts";

/** The objects of a workspace, and what is built of them. */
export interface BuiltWorkspace {
  readonly graph: ResourceGraph;
  readonly builds: readonly Build[];
}

/** What a name means: an object in a file, or one that generators of the same name make. */
export type Named = { readonly kind: "object"; readonly site: Site } | Generated;

/** An object that generators of the same name make or change. */
export interface Generated {
  readonly kind: "generated";
  readonly object: GeneratedObject["kind"];
  readonly name: string;
  readonly generators: readonly Generator[];
}

/** A generator, and the kustomization that it stands in. */
export interface Generator {
  readonly uri: string;
  readonly generated: GeneratedObject;
}

/** The kind and the name of what is meant. */
export function factsOf(named: Named): { readonly gvk: GroupVersionKind; readonly name: string } {
  return named.kind === "object"
    ? named.site.object.facts
    : { gvk: { group: "", version: "v1", kind: named.object }, name: named.name };
}

/** What the generators of a build make or change. */
export function generatorsIn({ kustomizations }: Build): readonly Generator[] {
  return [...kustomizations].flatMap(([uri, { kustomization }]) =>
    kustomization.generated.map((generated) => ({ uri, generated })),
  );
}

/** All generators that make or change the same object. */
export function generatedNamed(
  { builds }: BuiltWorkspace,
  uri: string,
  { kind, name }: GeneratedObject,
): Generated {
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
