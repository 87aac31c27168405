import type { DocumentPart } from "../documents/documentPart.ts";
import { partDifference } from "../documents/partDifference.ts";
import type { SourceFile } from "../documents/sourceFile.ts";
import type { GraphObject } from "./graphObject.ts";
import type { LabelSelector } from "./labelSelector.ts";
import type { Referrer, Site } from "./site.ts";
import { MultiIndex } from "./multiIndex.ts";
import { nearestTo } from "./nearest.ts";
import { createPodIndex, isSelecting } from "./podIndex.ts";
import type { ObjectName, Reference } from "./reference.ts";
import { keyOf, nameOf, namesOf } from "./topics.ts";

/**
 * Which object of a workspace refers to which. An update costs as much as the parts of a file that differ; looking
 * something up costs as much as there are objects and references of that name.
 */
export interface ResourceGraph {
  /**
   * Take over a file, in place of what was known under its URI. Returns the objects that have come or gone.
   * @param isPatch whether its documents are patches of objects
   */
  setFile(
    file: SourceFile,
    objectsOf: (part: DocumentPart) => readonly GraphObject[],
    isPatch?: boolean,
  ): readonly Site[];
  removeFile(uri: string): readonly Site[];
  fileOf(uri: string): SourceFile | undefined;
  sitesIn(uri: string, part: DocumentPart): readonly Site[];
  sites(): Iterable<Site>;
  /** All objects that a name may mean, wherever they lie. */
  objectsNamed(name: ObjectName): readonly Site[];
  /** All objects that make Pods with labels that are selected, wherever they lie. */
  makersOf(selector: LabelSelector): readonly Site[];
  /** What is meant by a reference: of several objects of that name those that lie nearest to it. */
  targetsOf(referrer: Referrer): readonly Site[];
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
  const named = new MultiIndex<Site>();
  const referring = new MultiIndex<Site>();
  const pods = createPodIndex();

  function add(site: Site): void {
    for (const key of targetKeys(site)) referring.add(key, site);
    if (site.isPatch) return;
    for (const name of namesOf(site.object)) named.add(keyOf(name), site);
    pods.add(site);
  }

  function remove(site: Site): void {
    for (const key of targetKeys(site)) referring.remove(key, site);
    if (site.isPatch) return;
    for (const name of namesOf(site.object)) named.remove(keyOf(name), site);
    pods.remove(site);
  }

  function objectsNamed(name: ObjectName): readonly Site[] {
    return [...named.get(keyOf(name))].filter((target) => sharesNamespace(target, name.namespace));
  }

  function referrersBy(key: string): readonly Referrer[] {
    return [...referring.get(key)].flatMap((site) =>
      site.object.references
        .filter((reference) => !isSelecting(reference) && keyOf(reference.target) === key)
        .map((reference) => ({ site, reference })),
    );
  }

  function targetsOf({ site, reference }: Referrer): readonly Site[] {
    const candidates = isSelecting(reference)
      ? pods.makersOf(reference.selector).filter((maker) => sharesNamespace(maker, reference.namespace))
      : objectsNamed(reference.target);
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
    makersOf: (selector) => pods.makersOf(selector),
    targetsOf,
    referrersTo(site) {
      const selecting = pods
        .selectorsOf(site)
        .filter(({ reference }) => sharesNamespace(site, reference.namespace));
      const naming = namesOf(site.object).flatMap((name) => referrersBy(keyOf(name)));
      return [...naming, ...selecting].filter((referrer) => targetsOf(referrer).includes(site));
    },
  };
}

/** The name in a patch says which object is changed: it refers to it. */
function siteOf(uri: string, part: DocumentPart, object: GraphObject, isPatch: boolean): Site {
  if (!isPatch) return { uri, part, object, isPatch };
  const { nameRange: range, references, facts } = object;
  const patched: Reference = { kind: "object", range, path: "metadata.name", target: nameOf(facts) };
  return { uri, part, object: { ...object, references: [...references, patched] }, isPatch };
}

/** What an object refers to by name. */
function targetKeys({ object }: Site): readonly string[] {
  return object.references.flatMap((reference) => (isSelecting(reference) ? [] : [keyOf(reference.target)]));
}

/** Whether an object may live in a namespace: one of the two may leave it open. */
export function sharesNamespace(site: Site, namespace: string | undefined): boolean {
  const own = site.object.facts.namespace;
  return own === undefined || namespace === undefined || own === namespace;
}
