import { neutralise } from "../../core/assist/neutralise.ts";
import { redact } from "../../core/assist/redaction.ts";
import type { DocumentPart } from "../../core/documents/documentPart.ts";
import type { Site } from "../../core/graph/site.ts";
import { createPacer } from "../pacer.ts";
import type { Session } from "../session.ts";
import { sourceOf, type Source } from "./explainAnswer.ts";
import { createMeaningIndex } from "./meaning/meaningIndex.ts";
import type { Meanings } from "./meaning/meanings.ts";

/** A manifest of the workspace that is about the same as what was asked for. */
export interface Example {
  readonly name: string;
  readonly text: string;
  readonly source: Source;
}

const mostDocuments = 2000;
const longestDocument = 20_000;
/** Models that tell what a text is about read a page at most; a manifest says on its first one what it is. */
const longestLearned = 1_200;

/**
 * Finds manifests of the workspace that are like what is asked for; reads only what has changed since the last time.
 * @param except leaves out what is at hand already
 */
export type FindExamples = (
  wish: string,
  most: number,
  signal: AbortSignal,
  except?: DocumentPart,
) => Promise<readonly Example[]>;

export function createExamples(
  { resources, runtime }: Pick<Session, "resources" | "runtime">,
  meanings: Meanings,
): FindExamples {
  const toLearn = (text: string): string => neutralise(redact(text).text).slice(0, longestLearned);
  const index = createMeaningIndex(mostDocuments, toLearn, meanings, runtime);
  let known: ReadonlyMap<string, Site> = new Map();

  return async (wish, most, signal, except) => {
    const graph = await resources.graph();
    const pacer = createPacer(runtime);
    const present = new Map<string, Site>();
    for (const site of graph.sites()) {
      const { uri, part, object } = site;
      const { gvk, name } = object.facts;
      const id = `${uri} ${gvk.kind}/${name}`;
      present.set(id, site);
      if (known.get(id)?.part === part || part.text.length > longestDocument) continue;
      if (pacer.isDue()) await pacer.pause();
      index.set(id, part.text);
    }
    for (const id of known.keys()) if (!present.has(id)) index.remove(id);
    known = present;
    const found = await index.search(wish, most + 1, signal);
    return found
      .flatMap((id) => {
        const site = present.get(id);
        if (site === undefined || site.part === except) return [];
        return [{ name: nameOf(id), text: site.part.text, source: sourceOf(graph, site) }];
      })
      .slice(0, most);
  };
}

/** The file's own name, and the object. */
function nameOf(id: string): string {
  return id.slice(id.lastIndexOf("/", id.indexOf(" ")) + 1);
}
