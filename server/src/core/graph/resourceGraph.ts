import type { DocumentPart } from "../documents/documentPart.ts";
import type { SourceFile } from "../documents/sourceFile.ts";
import type { GraphObject } from "./graphObject.ts";
import { nearestTo } from "./nearest.ts";
import type { ObjectName, Reference } from "./reference.ts";

/** An object at its place in a file. */
export interface Site {
  readonly uri: string;
  readonly part: DocumentPart;
  readonly object: GraphObject;
}

/** A reference, and the object that makes it. */
export interface Referrer {
  readonly site: Site;
  readonly reference: Reference;
}

/**
 * Which object of a workspace refers to which. An update costs as much as the parts of a file that differ; looking
 * something up costs as much as there are objects and references of that name.
 */
export interface ResourceGraph {
  /** Take over a file, in place of what was known under its URI. */
  setFile(file: SourceFile, objectsOf: (part: DocumentPart) => readonly GraphObject[]): void;
  removeFile(uri: string): void;
  fileOf(uri: string): SourceFile | undefined;
  sitesIn(uri: string, part: DocumentPart): readonly Site[];
  sites(): Iterable<Site>;
  /** What is meant by a reference: of several objects of that name those that lie nearest to it. */
  targetsOf(referrer: Referrer): readonly Site[];
  /** All references by which an object is meant. */
  referrersTo(site: Site): readonly Referrer[];
}

interface FileSites {
  readonly file: SourceFile;
  readonly byPart: ReadonlyMap<DocumentPart, readonly Site[]>;
}

/** A graph without files. */
export function createResourceGraph(): ResourceGraph {
  const files = new Map<string, FileSites>();
  const named = new Index<Site>();
  const referrers = new Index<Referrer>();
  const podMakers = new Set<Site>();
  const selectors = new Map<Site, readonly Referrer[]>();

  function add(site: Site): void {
    named.add(keyOf(toName(site)), site);
    if (site.object.facts.podLabels.size > 0) podMakers.add(site);
    const all = referrersOf(site);
    for (const referrer of all)
      if (referrer.reference.kind !== "pods") referrers.add(keyOf(referrer.reference.target), referrer);
    const ofPods = all.filter(({ reference }) => reference.kind === "pods");
    if (ofPods.length > 0) selectors.set(site, ofPods);
  }

  function remove(site: Site): void {
    named.remove(keyOf(toName(site)), (other) => other === site);
    podMakers.delete(site);
    selectors.delete(site);
    for (const { reference } of referrersOf(site))
      if (reference.kind !== "pods")
        referrers.remove(keyOf(reference.target), (other) => other.site === site);
  }

  function targetsOf({ site, reference }: Referrer): readonly Site[] {
    const candidates =
      reference.kind === "pods"
        ? [...podMakers].filter((maker) => isSelected(maker, reference))
        : named
            .get(keyOf(reference.target))
            .filter((target) => sharesNamespace(target, reference.target.namespace));
    return nearestTo(site.uri, candidates);
  }

  return {
    setFile(file, objectsOf) {
      const { uri } = file;
      const before = files.get(uri)?.byPart ?? new Map<DocumentPart, readonly Site[]>();
      const after = new Map<DocumentPart, readonly Site[]>();
      for (const part of file.parts) {
        const known = before.get(part);
        const sites = known ?? objectsOf(part).map((object) => ({ uri, part, object }));
        if (known === undefined) sites.forEach(add);
        if (sites.length > 0) after.set(part, sites);
      }
      for (const [part, sites] of before) if (!after.has(part)) sites.forEach(remove);
      files.set(uri, { file, byPart: after });
    },
    removeFile(uri) {
      for (const sites of files.get(uri)?.byPart.values() ?? []) sites.forEach(remove);
      files.delete(uri);
    },
    fileOf: (uri) => files.get(uri)?.file,
    sitesIn: (uri, part) => files.get(uri)?.byPart.get(part) ?? [],
    *sites() {
      for (const { byPart } of files.values()) for (const sites of byPart.values()) yield* sites;
    },
    targetsOf,
    referrersTo(site) {
      const selecting = [...selectors.values()]
        .flat()
        .filter(({ reference }) => reference.kind === "pods" && isSelected(site, reference));
      return [...referrers.get(keyOf(toName(site))), ...selecting].filter((referrer) =>
        targetsOf(referrer).includes(site),
      );
    },
  };
}

/** Several values under one key; keys without values take no room. */
class Index<Value> {
  readonly #values = new Map<string, Value[]>();

  get(key: string): readonly Value[] {
    return this.#values.get(key) ?? [];
  }

  add(key: string, value: Value): void {
    const values = this.#values.get(key);
    if (values === undefined) this.#values.set(key, [value]);
    else values.push(value);
  }

  remove(key: string, isMeant: (value: Value) => boolean): void {
    const left = this.get(key).filter((value) => !isMeant(value));
    if (left.length === 0) this.#values.delete(key);
    else this.#values.set(key, left);
  }
}

function referrersOf(site: Site): readonly Referrer[] {
  return site.object.references.map((reference) => ({ site, reference }));
}

function toName({ object: { facts } }: Site): ObjectName {
  return { group: facts.gvk.group, kind: facts.gvk.kind, name: facts.name };
}

/** Versions of an API group show the same objects, and a namespace is often given only when the file is applied. */
function keyOf({ group, kind, name }: ObjectName): string {
  return `${group}/${kind}/${name}`;
}

function isSelected(site: Site, { labels, namespace }: Extract<Reference, { kind: "pods" }>): boolean {
  const { podLabels } = site.object.facts;
  return (
    podLabels.size > 0 &&
    sharesNamespace(site, namespace) &&
    [...labels].every(([name, value]) => podLabels.get(name) === value)
  );
}

function sharesNamespace(site: Site, namespace: string | undefined): boolean {
  const own = site.object.facts.namespace;
  return own === undefined || namespace === undefined || own === namespace;
}
