import { textOf } from "../documents/sourceFile.ts";
import { isSelecting } from "../graph/podIndex.ts";
import type { ObjectName, PodsReference, Reference } from "../graph/reference.ts";
import { sharesNamespace, type ResourceGraph } from "../graph/resourceGraph.ts";
import type { Referrer, Site } from "../graph/site.ts";
import {
  fileTopic,
  nameOf,
  objectTopic,
  podsTopic,
  namesOf,
  paramsTopic,
  referrersTopic,
  type Topic,
} from "../graph/topics.ts";
import type { Build } from "../kustomize/builds.ts";
import { mayChange, namesBefore } from "../kustomize/transforms.ts";
import type { KindInfo, SchemaSet } from "../schema/schema.ts";
import { builtTargets } from "../built/builtTargets.ts";

/** What a rule may ask. Every question is remembered as a topic, so that it is asked again when the answer changes. */
export interface GraphView {
  /**
   * What is meant by a reference: in a build what the built names, labels and namespaces lead to, else of several objects
   * of that name those that lie nearest.
   */
  targetsOf(site: Site, reference: Reference): readonly Site[];
  referrersTo(site: Site): readonly Referrer[];
  /** All objects that a name may mean, wherever they lie. */
  objectsNamed(name: ObjectName): readonly Site[];
  /** Objects among which all are that have the name of one and lie in its file or are built with it, itself included. */
  namesakesOf(site: Site): Iterable<Site>;
  /** All objects that may make the Pods that are selected, wherever they lie. */
  makersFor(reference: PodsReference): readonly Site[];
  /** The objects in the same file; none in a file of very many, where each of them would ask again after every edit. */
  neighboursOf(site: Site): readonly Site[];
  /** The objects that are built with an object; where nothing builds it, those in the same file, unless there are very many. */
  companionsOf(site: Site): readonly Site[] | undefined;
  /** The builds that people start and that take up the object's file. */
  buildsOf(site: Site): readonly Build[];
  /** What the kustomization at a site builds, when that is all known; what controllers make later is no part of it. */
  knownBuildAt(site: Site): { readonly build: Build; readonly sites: readonly Site[] } | undefined;
  /** The objects in patches of a file; absent where the file was not read. */
  patchesIn(uri: string): readonly Site[] | undefined;
  /** The text of a file; absent where it was not read. */
  textOf(uri: string): string | undefined;
  /** Whether a generator of a build makes the object that is meant. */
  isGenerated(site: Site, target: ObjectName): boolean;
  /**
   * Whether a build that takes up the object's file might make something else of a field, there or in another object.
   * @param path of the field, as the API server writes it
   */
  mayChange(site: Site, path: string): boolean;
  /**
   * Whether everything that is applied together with an object is known: each build that takes up its file shows all of
   * its objects, and no kind among them whose controller might make more.
   */
  knowsAllAround(site: Site): boolean;
  /** Whether two objects lie in one file or are built at once. */
  belongTogether(one: Site, other: Site): boolean;
  /** The names of the resources of an API group; absent where nobody can tell all of them. */
  resourcesOf(group: string): GroupResources | undefined;
}

/** Names in the plural, as roles have them. */
export interface GroupResources {
  readonly served: ReadonlySet<string>;
  /** Those that other versions of Kubernetes serve too. */
  readonly ever: ReadonlySet<string>;
}

/** Parts of a file up to which its objects are compared with each other. */
const maximumNeighbours = 100;

/** What views are made of besides the graph; any change of it means that everything has to be asked again. */
export interface ReferenceContext {
  readonly builds: readonly Build[];
  readonly schemas: SchemaSet;
}

/** Derives once what is the same for all sites. @param onTopic hears what an answer depends on */
export function createViews(
  graph: ResourceGraph,
  { builds, schemas }: ReferenceContext,
): (onTopic: (topic: Topic) => void) => GraphView {
  const buildsByFile = new Map<string, Build[]>();
  const buildsByUri = new Map(builds.map((build) => [build.uri, build]));
  for (const build of builds) {
    if (!build.isWhole) continue;
    for (const uri of build.files.keys()) buildsByFile.set(uri, [...(buildsByFile.get(uri) ?? []), build]);
  }
  const served = resourcesByGroup(schemas.kinds());
  const builtIn = resourcesByGroup(schemas.builtInKinds());
  const buildsOf = ({ uri }: Site): readonly Build[] => buildsByFile.get(uri) ?? [];
  const sitesOf = (uri: string): readonly Site[] =>
    graph.fileOf(uri)?.parts.flatMap((part) => graph.sitesIn(uri, part)) ?? [];

  function neighboursOf({ uri }: Site, onTopic: (topic: Topic) => void): readonly Site[] | undefined {
    if ((graph.fileOf(uri)?.parts.length ?? 0) > maximumNeighbours) return undefined;
    onTopic(fileTopic(uri));
    return sitesOf(uri);
  }

  /** Custom resources have controllers that make objects which no file shows. */
  function isBuiltIn({ object }: Site): boolean {
    return builtIn.has(object.facts.gvk.group);
  }

  function isRead({ isClosed, files }: Build, onTopic: (topic: Topic) => void): boolean {
    return (
      isClosed &&
      [...files.keys()].every((uri) => {
        onTopic(fileTopic(uri));
        return graph.fileOf(uri) !== undefined;
      })
    );
  }

  /** Every file is read, and no controller of a custom kind makes more. */
  function isKnown(build: Build, onTopic: (topic: Topic) => void): boolean {
    return isRead(build, onTopic) && [...build.files.keys()].every((uri) => sitesOf(uri).every(isBuiltIn));
  }

  function topicsAskedBy(referrer: Referrer): readonly Topic[] {
    const { reference } = referrer;
    if (isSelecting(reference)) return [podsTopic(reference.selector)];
    const names = graph.namesMeantBy(referrer);
    return (reference.kind === "params" ? [reference.policy, ...names] : names).map(objectTopic);
  }

  return (onTopic) => ({
    targetsOf(site, reference) {
      for (const topic of topicsAskedBy({ site, reference })) onTopic(topic);
      const built = buildsOf(site).flatMap((build) => builtTargets(graph, build, reference, onTopic));
      return built.length > 0 ? [...new Set(built)] : graph.targetsOf({ site, reference });
    },
    referrersTo(site) {
      for (const name of namesOf(site.object)) onTopic(referrersTopic(name));
      onTopic(paramsTopic(site.object.facts.name));
      return graph.referrersTo(site);
    },
    objectsNamed(name) {
      onTopic(objectTopic(name));
      return graph.objectsNamed(name);
    },
    namesakesOf(site) {
      onTopic(objectTopic(nameOf(site.object.facts)));
      return graph.namesakesOf(site, buildsOf(site).length > 0 ? "everywhere" : "in its file");
    },
    makersFor({ selector, namespace }) {
      onTopic(podsTopic(selector));
      return graph.makersOf(selector).filter((maker) => sharesNamespace(maker, namespace));
    },
    neighboursOf: (site) => neighboursOf(site, onTopic) ?? [],
    companionsOf(site) {
      const around = buildsOf(site);
      if (around.length === 0) return neighboursOf(site, onTopic);
      const uris = new Set(around.flatMap(({ files }) => [...files.keys()]));
      for (const uri of uris) onTopic(fileTopic(uri));
      return [...uris].flatMap(sitesOf);
    },
    buildsOf,
    knownBuildAt({ uri }) {
      const build = buildsByUri.get(uri);
      return build === undefined || !isRead(build, onTopic)
        ? undefined
        : { build, sites: [...build.files.keys()].flatMap(sitesOf) };
    },
    patchesIn(uri) {
      onTopic(fileTopic(uri));
      return graph.fileOf(uri) === undefined ? undefined : sitesOf(uri);
    },
    textOf(uri) {
      onTopic(fileTopic(uri));
      const file = graph.fileOf(uri);
      return file === undefined ? undefined : textOf(file);
    },
    isGenerated: (site, { kind, name }) =>
      buildsOf(site).some(({ generated, affixes }) => {
        const names = namesBefore(name, affixes);
        return generated.some((made) => made.kind === kind && names.includes(made.name));
      }),
    mayChange: (site, path) =>
      buildsOf(site).some(
        ({ changes, patchFiles }) =>
          changes.some((text) => mayChange(text, path)) ||
          [...patchFiles].some((uri) => {
            onTopic(fileTopic(uri));
            return graph.fileOf(uri)?.parts.some(({ text }) => mayChange(text, path)) ?? true;
          }),
      ),
    knowsAllAround(site) {
      const around = buildsOf(site);
      return around.length > 0 && around.every((build) => isKnown(build, onTopic));
    },
    belongTogether: (one, other) =>
      one.uri === other.uri || buildsOf(one).some(({ files }) => files.has(other.uri)),
    /** Only of Kubernetes' own groups: of all others a cluster may serve more than we have seen. */
    resourcesOf(group) {
      const ever = builtIn.get(group);
      return ever === undefined ? undefined : { served: served.get(group) ?? new Set(), ever };
    },
  });
}

function resourcesByGroup(kinds: readonly KindInfo[]): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { gvk, plural } of kinds) {
    const known = groups.get(gvk.group) ?? new Set();
    groups.set(gvk.group, known.add(plural));
  }
  return groups;
}
