import { EventEmitter, Uri, workspace } from "vscode";

/** Read-only documents that live in the editor only, for what a model has written. */
export interface VirtualDocuments {
  /** Shows a text under a name; the same address again replaces it. The name's ending chooses the language. */
  set(address: Uri, text: string): void;
  newAddress(name: string): Uri;
  dispose(): void;
}

export const modelScheme = "drydock-model";
/** Older ones are dropped; their editors keep what they show. */
const mostKept = 20;

export function createVirtualDocuments(): VirtualDocuments {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const registration = workspace.registerTextDocumentContentProvider(modelScheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? "",
  });
  let last = 0;
  return {
    set(address, text) {
      texts.set(address.path, text);
      const [oldest] = texts.keys();
      if (texts.size > mostKept && oldest !== undefined) texts.delete(oldest);
      changed.fire(address);
    },
    newAddress: (name) => Uri.from({ scheme: modelScheme, path: `/${String(++last)}/${name}` }),
    dispose() {
      registration.dispose();
      changed.dispose();
    },
  };
}
