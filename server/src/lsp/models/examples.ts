import { createSearchIndex } from "../../core/assist/searchIndex.ts";
import type { DocumentPart } from "../../core/documents/documentPart.ts";
import { createPacer } from "../pacer.ts";
import type { Session } from "../session.ts";

/** A manifest of the workspace that is about the same as a wish. */
export interface Example {
  readonly name: string;
  readonly text: string;
}

const mostDocuments = 2000;
const longestDocument = 20_000;

/** Finds manifests of the workspace that are like what is asked for; reads only what has changed since the last time. */
export type FindExamples = (wish: string, most: number) => Promise<readonly Example[]>;

export function createExamples({ resources, runtime }: Pick<Session, "resources" | "runtime">): FindExamples {
  const index = createSearchIndex(mostDocuments);
  let known: ReadonlyMap<string, DocumentPart> = new Map();

  return async (wish, most) => {
    const graph = await resources.graph();
    const pacer = createPacer(runtime);
    const present = new Map<string, DocumentPart>();
    for (const { uri, part, object } of graph.sites()) {
      const { gvk, name } = object.facts;
      const id = `${uri} ${gvk.kind}/${name}`;
      present.set(id, part);
      if (known.get(id) === part || part.text.length > longestDocument) continue;
      if (pacer.isDue()) await pacer.pause();
      index.set(id, part.text);
    }
    for (const id of known.keys()) if (!present.has(id)) index.remove(id);
    known = present;
    return index.search(wish, most).flatMap((id) => {
      const part = present.get(id);
      return part === undefined
        ? []
        : [{ name: id.slice(id.lastIndexOf("/", id.indexOf(" ")) + 1), text: part.text }];
    });
  };
}
