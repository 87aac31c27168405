import { languages, Location, Range, Uri, type Disposable, type DocumentFilter } from "vscode";
import type { WalkthroughRequests } from "./requests.ts";

/** From a flag or a kubebuilder marker in Go to what stands of it in manifests. */
export function leadToManifests(selector: DocumentFilter, requests: WalkthroughRequests): Disposable {
  return languages.registerDefinitionProvider(selector, {
    async provideDefinition(document, position) {
      // Most places in a Go file are neither, and the language server does not have the text.
      if (!/"[a-z][\w.-]*"|\+kubebuilder:/u.test(document.lineAt(position).text)) return [];
      const places = await requests.manifests(document.getText(), document.offsetAt(position));
      return places.map(
        ({ uri, range: { start, end } }) =>
          new Location(Uri.parse(uri), new Range(start.line, start.character, end.line, end.character)),
      );
    },
  });
}
