import type { Event, TextDocument } from "vscode";
import { kustomizationFiles } from "./documents.ts";

/** What decides in which files something of the connected cluster is shown. */
export interface ShownManifests {
  /** The connected context, if any. */
  readonly context: () => string | undefined;
  readonly onDidChangeContext: Event<unknown>;
  readonly isManifest: (document: TextDocument) => boolean;
  readonly onDidChangeManifests: Event<void>;
}

/** Whether a file has objects of its own: what a kustomization stands for is in other files. */
export function hasOwnObjects(document: TextDocument, { isManifest }: ShownManifests): boolean {
  const { path } = document.uri;
  return isManifest(document) && !kustomizationFiles.includes(path.slice(path.lastIndexOf("/") + 1));
}
