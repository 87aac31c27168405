import type { Event, TextDocument } from "vscode";

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
  return isManifest(document) && !/\/(?:kustomization\.ya?ml|Kustomization)$/u.test(document.uri.path);
}
