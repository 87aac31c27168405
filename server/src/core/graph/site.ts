import type { DocumentPart } from "../documents/documentPart.ts";
import type { GraphObject } from "./graphObject.ts";
import type { Reference } from "./reference.ts";
import { fileTopic, type Topic } from "./topics.ts";

/** An object at its place in a file. */
export interface Site {
  readonly uri: string;
  readonly part: DocumentPart;
  readonly object: GraphObject;
  /** What it is about, and found by. */
  readonly topics: readonly Topic[];
  /** A part of an object that lives elsewhere: it refers to others, and nobody means it. */
  readonly isPatch: boolean;
}

/** A reference, and the object that makes it. */
export interface Referrer<Kind extends Reference = Reference> {
  readonly site: Site;
  readonly reference: Kind;
}

/** Everything that is no longer as it was when an object comes or goes. */
export function topicsOf({ uri, topics }: Site): readonly Topic[] {
  return [fileTopic(uri), ...topics];
}
