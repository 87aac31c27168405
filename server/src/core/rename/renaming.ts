import type { BuiltWorkspace } from "../built/named.ts";
import type { DocumentPart } from "../documents/documentPart.ts";
import type { Referrer, Site } from "../graph/site.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Message } from "../text/message.ts";
import type { Range } from "../text/range.ts";
import type { YamlDocument } from "../yaml/node.ts";

/** A place where a name stands. */
export interface NamePlace {
  readonly uri: string;
  readonly part: DocumentPart;
  readonly range: Range;
  /** Something has the name here; elsewhere somebody speaks of it by the name. */
  readonly isDefinition?: true;
  /** The name is only a part of the text of a value. */
  readonly isInside?: true;
}

/** Something with a name, and every place where the name stands. */
export interface Renaming {
  readonly name: string;
  readonly places: readonly NamePlace[];
  /** Why it can not be called so: a format that is broken, a name that is taken. Absent when all is well. */
  readonly complaintAbout: (newName: string) => Message | undefined;
}

/** What a person has put the cursor on. */
export interface Spot {
  readonly site: Site;
  /** The object at the site. */
  readonly root: Cursor;
  /** The value, or the key of an entry, that the cursor is on. */
  readonly at: Cursor;
  readonly on: "key" | "value";
  readonly offset: number;
}

/** What is looked into to find all places. */
export interface RenameContext extends BuiltWorkspace {
  /** The text of a kustomization, as one part. */
  readonly partOf: (uri: string) => DocumentPart | undefined;
  readonly treeOf: (part: DocumentPart) => YamlDocument;
  /** Minor version of the Kubernetes that names have to suit. */
  readonly minor: number;
}

/** Finds what stands at a spot, if it is of one kind of things with names. */
export type FindRenaming = (spot: Spot, context: RenameContext) => Renaming | undefined;

/** The place of a value, or of the key of an entry, in the document of an object. */
export function placeOf({ uri, part }: Site, at: Cursor, on: "key" | "value" = "value"): NamePlace {
  const { start, end } = on === "key" ? at.keyRange : at.range;
  return { uri, part, range: { start, end } };
}

/** The same of what has the name. */
export function definitionOf(site: Site, at: Cursor, on: "key" | "value" = "value"): NamePlace {
  return { ...placeOf(site, at, on), isDefinition: true };
}

/** Where somebody refers to what has the name. */
export function placeOfReferrer({ site: { uri, part }, reference }: Referrer): NamePlace {
  const isInside = reference.kind === "object" && reference.isInside === true;
  return { uri, part, range: reference.range, ...(isInside ? { isInside } : {}) };
}
