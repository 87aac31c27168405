import type { DocumentPart } from "../documents/documentPart.ts";
import { partDifference } from "../documents/partDifference.ts";
import type { SourceFile } from "../documents/sourceFile.ts";
import type { GraphObject } from "./graphObject.ts";
import type { LabelSelector } from "./labelSelector.ts";
import { LazySite, type LazyObject } from "./lazyObject.ts";
import type { Referrer, Site } from "./site.ts";
import { MultiIndex } from "./multiIndex.ts";
import { nearestTo } from "./nearest.ts";
import { isSelecting, makersIn, selectorsIn } from "./podIndex.ts";
import type { ObjectName, Reference } from "./reference.ts";
import {
  keyOf,
  nameOf,
  namesOf,
  objectTopic,
  paramsTopic,
  referrersTopic,
  topicOfReference,
  topicsOfObject,
  type Topic,
} from "./topics.ts";

/**
 * Which object of a workspace refers to which. An update costs as much as the parts of a file that differ; looking
 * something up costs as much as there are objects and references of that name.
 */
export interface ResourceGraph {
  /**
   * Take over a file, in place of what was known under its URI. Returns the objects that have come or gone.
   * @param objectsOf is asked about parts that are new
   * @param isPatch whether its documents are patches of objects
   */
  setFile(
    file: SourceFile,
    objectsOf: (part: DocumentPart) => readonly (GraphObject | LazyObject)[],
    isPatch?: boolean,
  ): readonly Site[];
  removeFile(uri: string): readonly Site[];
  fileOf(uri: string): SourceFile | undefined;
  sitesIn(uri: string, part: DocumentPart): readonly Site[];
  sites(): Iterable<Site>;
  /** All objects that a name may mean, wherever they lie. */
  objectsNamed(name: ObjectName): readonly Site[];
  /**
   * Objects among which all are that have the name of one, itself included: everywhere, or in its file alone. Of the same name there
   * may be very many, so that they are not copied, nor looked for where the file holds fewer objects.
   */
  namesakesOf(site: Site, where: "everywhere" | "in its file"): Iterable<Site>;
  /** All objects that make Pods with labels that are selected, wherever they lie. */
  makersOf(selector: LabelSelector): readonly Site[];
  /** The names of objects that a reference by a name looks for. */
  namesMeantBy(referrer: Referrer): readonly ObjectName[];
  /** What is meant by a reference: of several objects of that name those that lie nearest to it. */
  targetsOf(referrer: Referrer): readonly Site[];
  /** All references to a name, whatever they mean by it. */
  referrersBy(name: ObjectName): readonly Referrer[];
  /** All references by which an object is meant. */
  referrersTo(site: Site): readonly Referrer[];
}

interface FileSites {
  readonly file: SourceFile;
  readonly isPatch: boolean;
  /** Of the parts that have some; an edit changes the entries of what it has replaced. */
  readonly byPart: Map<DocumentPart, readonly Site[]>;
}

/** A graph without files. */
export function createResourceGraph(): ResourceGraph {
  const files = new Map<string, FileSites>();
  const index = new MultiIndex<Topic, Site>();

  function add(site: Site): void {
    for (const topic of site.topics) index.add(topic, site);
  }

  function remove(site: Site): void {
    for (const topic of site.topics) index.remove(topic, site);
  }

  function objectsNamed(name: ObjectName): readonly Site[] {
    return [...index.get(objectTopic(name))].filter((target) => sharesNamespace(target, name.namespace));
  }

  function referrersBy(name: ObjectName): readonly Referrer[] {
    const key = keyOf(name);
    return [...index.get(referrersTopic(name))].flatMap((site) =>
      site.object.references
        .filter((reference) => "target" in reference && keyOf(reference.target) === key)
        .map((reference) => ({ site, reference })),
    );
  }

  /** Who is given an object as parameters, or one of another kind that has its name. */
  function paramsReferrersBy(name: string): readonly Referrer[] {
    return [...index.get(paramsTopic(name))].flatMap((site) =>
      site.object.references
        .filter((reference) => reference.kind === "params" && reference.name === name)
        .map((reference) => ({ site, reference })),
    );
  }

  function namesMeantBy({ site, reference }: Referrer): readonly ObjectName[] {
    if ("target" in reference) return [reference.target];
    if (reference.kind !== "params") return [];
    const { policy, name, namespace } = reference;
    return nearestTo(site.uri, objectsNamed(policy)).flatMap(({ object: { paramKind } }) =>
      paramKind === undefined
        ? []
        : [{ ...paramKind, name, ...(namespace === undefined ? {} : { namespace }) }],
    );
  }

  function targetsOf(referrer: Referrer): readonly Site[] {
    const { site, reference } = referrer;
    const candidates = isSelecting(reference)
      ? makersIn(index, reference.selector).filter((maker) => sharesNamespace(maker, reference.namespace))
      : namesMeantBy(referrer).flatMap(objectsNamed);
    return nearestTo(site.uri, candidates);
  }

  return {
    setFile(file, objectsOf, isPatch = false) {
      const { uri } = file;
      const last = files.get(uri);
      const isKept = last?.isPatch === isPatch;
      const before = last?.file.parts ?? [];
      const { removed, added } = isKept
        ? partDifference(before, file.parts)
        : { removed: before, added: file.parts };
      const byPart = last?.byPart ?? new Map<DocumentPart, readonly Site[]>();
      const gone = removed.flatMap((part) => byPart.get(part) ?? []);
      gone.forEach(remove);
      for (const part of removed) byPart.delete(part);
      const come: Site[] = [];
      for (const part of added) {
        const sites = objectsOf(part).map((object) => siteOf(uri, part, object, isPatch));
        sites.forEach(add);
        come.push(...sites);
        if (sites.length > 0) byPart.set(part, sites);
      }
      files.set(uri, { file, isPatch, byPart });
      return [...come, ...gone];
    },
    removeFile(uri) {
      const gone = [...(files.get(uri)?.byPart.values() ?? [])].flat();
      gone.forEach(remove);
      files.delete(uri);
      return gone;
    },
    fileOf: (uri) => files.get(uri)?.file,
    sitesIn: (uri, part) => files.get(uri)?.byPart.get(part) ?? [],
    *sites() {
      for (const { file, byPart } of files.values())
        for (const part of file.parts) yield* byPart.get(part) ?? [];
    },
    objectsNamed,
    namesakesOf(site, where) {
      const topic = objectTopic(nameOf(site.object.facts));
      const { byPart } = files.get(site.uri) ?? { byPart: new Map<DocumentPart, readonly Site[]>() };
      return where === "everywhere" || index.count(topic) <= byPart.size
        ? index.get(topic)
        : [...byPart.values()].flat();
    },
    referrersBy,
    makersOf: (selector) => makersIn(index, selector),
    namesMeantBy,
    targetsOf,
    referrersTo(site) {
      const selecting = selectorsIn(index, site).filter(({ reference }) =>
        sharesNamespace(site, reference.namespace),
      );
      const naming = namesOf(site.object).flatMap(referrersBy);
      const given = paramsReferrersBy(site.object.facts.name);
      return [...naming, ...given, ...selecting].filter((referrer) => targetsOf(referrer).includes(site));
    },
  };
}

function siteOf(uri: string, part: DocumentPart, found: GraphObject | LazyObject, isPatch: boolean): Site {
  if (!isPatch)
    return "read" in found
      ? new LazySite(uri, part, found)
      : { uri, part, object: found, topics: topicsOfObject(found), isPatch };
  const object = withPatched("read" in found ? found.read() : found);
  return { uri, part, object, topics: object.references.flatMap(topicsOfName), isPatch };
}

/** The name in a patch says which object is changed: it refers to it. Operations have none. */
function withPatched(object: GraphObject): GraphObject {
  const { nameRange: range, references, facts } = object;
  if (range.start === range.end) return object;
  const patched: Reference = { kind: "object", range, path: "metadata.name", target: nameOf(facts) };
  return { ...object, references: [...references, patched] };
}

function topicsOfName(reference: Reference): readonly Topic[] {
  return isSelecting(reference) ? [] : [topicOfReference(reference)];
}

/** Whether an object may live in a namespace: one of the two may leave it open. */
export function sharesNamespace(site: Site, namespace: string | undefined): boolean {
  const own = site.object.facts.namespace;
  return own === undefined || namespace === undefined || own === namespace;
}
