import type { YamlDocument } from "../yaml/node.ts";
import type { Cursor } from "./cursor.ts";
import { Subject } from "./subject.ts";

/** An API type: `apps/v1 Deployment`. The group of `v1` is the empty string. */
export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** A Kubernetes object in a document: the document itself, or one item of a `List`. */
export class Manifest extends Subject {
  readonly gvk: GroupVersionKind;
  /** Cursor at the object; for an item of a `List` its path starts with `items[0]`. */
  readonly root: Cursor;
  readonly document: YamlDocument;

  constructor(gvk: GroupVersionKind, root: Cursor, document: YamlDocument) {
    super();
    this.gvk = gvk;
    this.root = root;
    this.document = document;
  }
}
