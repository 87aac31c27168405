import type { DocumentCache } from "../../cache/documentCache.ts";
import type { GraphObject } from "../../core/graph/graphObject.ts";
import type { LazyObject } from "../../core/graph/lazyObject.ts";
import { fromPlain, toPlain, type PlainGraphObject } from "../../core/graph/plainObject.ts";
import { topicsOfObject, type Topic } from "../../core/graph/topics.ts";
import type { Runtime } from "../runtime.ts";

/** The objects in each part of a text. */
export type ObjectsByPart<Found = GraphObject> = readonly (readonly Found[])[];

/**
 * The objects in the texts of a workspace, as they were read in an earlier session. What a text holds follows from the text and from
 * the program that reads it and from nothing else, so that a text is found by its own fingerprint, wherever it lies and whatever
 * has happened to its file.
 */
export interface KeptObjects {
  /** What was read from the same text; absent when nobody has, or when it cannot be understood. */
  objectsIn(text: string): ObjectsByPart<LazyObject> | undefined;
  /** What was read from it now. */
  add(text: string, objects: ObjectsByPart): void;
  /** Keeps what was found or added for the next session, where that saves it something. */
  keep(): Promise<void>;
}

/** Where nothing is kept from one session to the next. */
export const nothingKept: KeptObjects = {
  objectsIn: () => undefined,
  add: () => undefined,
  keep: () => Promise.resolve(),
};

/** So many texts are read again as fast as all of them are written. */
const fewTexts = 50;

/** Of all objects together, in characters; what a workspace has beyond it is read again. */
const mostCharacters = 16_000_000;

/** Those that were used longest ago go. */
const mostWorkspaces = 30;

/** What is known of a text, divided by tabs: its fingerprint, the topics of the objects in each part, and each object; all as JSON. */
type Line = string;

/** Opens what was kept of a workspace with some folders. */
export type OpenKeptObjects = (folders: readonly string[]) => Promise<KeptObjects>;

/** @param cacheFolder nothing is kept without one */
export function keptObjectsIn(
  cacheFolder: string | undefined,
  runtime: Pick<Runtime, "buildStamp" | "openCache" | "fingerprint">,
): OpenKeptObjects {
  const cache = cacheFolder === undefined ? undefined : runtime.openCache(cacheFolder, mostWorkspaces);
  return async (folders) => {
    const stamp = cache && (await runtime.buildStamp());
    return cache === undefined || stamp === undefined
      ? nothingKept
      : openKeptObjects(cache, JSON.stringify([stamp, ...folders]), runtime);
  };
}

/**
 * @param name of the workspace and of the program that reads it
 */
export async function openKeptObjects(
  cache: DocumentCache,
  name: string,
  { fingerprint }: Pick<Runtime, "fingerprint">,
): Promise<KeptObjects> {
  const before = linesOf(await cache.read(name));
  const used: Line[] = [];
  let characters = 0;
  let added = 0;

  function use(line: Line): void {
    characters += line.length;
    if (characters <= mostCharacters) used.push(line);
  }

  return {
    objectsIn(text) {
      const line = before.size === 0 ? undefined : before.get(fingerprint(text));
      const objects = line === undefined ? undefined : objectsOf(line);
      if (line !== undefined && objects !== undefined) use(line);
      return objects;
    },
    add(text, objects) {
      if (mayHoldSecret(text)) return;
      added += 1;
      use(lineOf(fingerprint(text), objects));
    },
    async keep() {
      if (added >= fewTexts) await cache.write(name, used.join("\n"));
    },
  };
}

function linesOf(text: string | undefined): ReadonlyMap<string, Line> {
  if (text === undefined) return new Map();
  return new Map(text.split("\n").map((line) => [line.slice(0, line.indexOf("\t")), line]));
}

function lineOf(fingerprint: string, objects: ObjectsByPart): Line {
  const topics = objects.map((part) => part.map(topicsOfObject));
  return [
    fingerprint,
    ...[topics, ...objects.flat().map(toPlain)].map((value) => JSON.stringify(value)),
  ].join("\t");
}

function objectsOf(line: Line): ObjectsByPart<LazyObject> | undefined {
  const [, topics = "", ...objects] = line.split("\t");
  let next = 0;
  try {
    return (JSON.parse(topics) as ObjectsByPart<readonly Topic[]>).map((part) =>
      part.map((each) => new KeptObject(each, objects[next++] ?? "")),
    );
  } catch {
    // Somebody else has written to our file; the text is read anew.
    return undefined;
  }
}

/** The cache has made sure that the JSON is what was written. */
class KeptObject implements LazyObject {
  readonly topics: readonly Topic[];
  readonly #json: string;

  constructor(topics: readonly Topic[], json: string) {
    this.topics = topics;
    this.#json = json;
  }

  read(): GraphObject {
    return fromPlain(JSON.parse(this.#json) as PlainGraphObject);
  }
}

/** Of a Secret not even a fingerprint is kept: whoever finds it could try out short values. */
function mayHoldSecret(text: string): boolean {
  return /\bkind["']?\s*:\s*["']?Secret/u.test(text);
}
