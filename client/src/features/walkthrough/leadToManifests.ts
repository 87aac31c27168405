import { languages, Location, Range, Uri, type Disposable, type DocumentFilter } from "vscode";
import type { WalkthroughRequests } from "./requests.ts";

/** From a flag, a kubebuilder marker or a field's tag in Go to what stands of it in manifests. */
export function leadToManifests(
  selector: readonly DocumentFilter[],
  requests: WalkthroughRequests,
): Disposable {
  return languages.registerDefinitionProvider(selector, {
    async provideDefinition(document, position) {
      // Most places in a Go file are none of these, and the language server does not have the text.
      if (!/"[a-z][\w.-]*"|`[^`]*json:"|\/\/\s*\+\w/u.test(document.lineAt(position).text)) return [];
      const places = await requests.manifests(document, position);
      return places.map(
        ({ uri, range: { start, end } }) =>
          new Location(Uri.parse(uri), new Range(start.line, start.character, end.line, end.character)),
      );
    },
  });
}
