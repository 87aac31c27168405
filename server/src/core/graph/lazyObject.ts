import type { DocumentPart } from "../documents/documentPart.ts";
import type { GraphObject } from "./graphObject.ts";
import type { Site } from "./site.ts";
import type { Topic } from "./topics.ts";

/** An object that is read when somebody looks at it; what it is about is enough to find it by. */
export interface LazyObject {
  readonly topics: readonly Topic[];
  read(): GraphObject;
}

/** The place of an object that nobody has looked at yet. */
export class LazySite implements Site {
  readonly uri: string;
  readonly part: DocumentPart;
  readonly topics: readonly Topic[];
  readonly isPatch = false;
  #object: GraphObject | LazyObject;

  constructor(uri: string, part: DocumentPart, object: LazyObject) {
    this.uri = uri;
    this.part = part;
    this.#object = object;
    this.topics = object.topics;
  }

  get object(): GraphObject {
    if ("read" in this.#object) this.#object = this.#object.read();
    return this.#object;
  }
}
