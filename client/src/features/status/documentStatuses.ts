import { Disposable, EventEmitter, workspace, type Event, Uri } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { listen } from "../../infrastructure/notifications.ts";
import {
  documentStatusNotification,
  parseDocumentStatus,
  type DocumentStatus,
} from "../../core/documentStatus.ts";

/** The last status that the server sent for each open document. */
export interface DocumentStatuses {
  get(document: Uri): DocumentStatus | undefined;
  /** Fires after any status came or went. */
  readonly onDidChange: Event<void>;
  dispose(): void;
}

/** Listens to the server for as long as the extension runs; a restarted server begins with no statuses. */
export function watchDocumentStatuses(client: LanguageClient): DocumentStatuses {
  const statuses = new Map<string, DocumentStatus>();
  const changed = new EventEmitter<void>();
  const listeners = Disposable.from(
    changed,
    listen(client, documentStatusNotification, (value: unknown) => {
      const status = parseDocumentStatus(value);
      if (status === undefined) return;
      statuses.set(Uri.parse(status.uri).toString(), status);
      changed.fire();
    }),
    workspace.onDidCloseTextDocument((document) => {
      if (statuses.delete(document.uri.toString())) changed.fire();
    }),
  );
  return {
    get: (document) => statuses.get(document.toString()),
    onDidChange: changed.event,
    dispose: () => {
      listeners.dispose();
    },
  };
}
