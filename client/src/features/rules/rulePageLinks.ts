import { DocumentLink, languages, Range, Uri, type Disposable } from "vscode";
import { modelScheme } from "../../infrastructure/virtualDocuments.ts";

/**
 * Makes the addresses of rules' pages links in what a model has explained. The editor finds files and pages in a text by
 * itself and commands never; this one is safe, whoever has written it, as all that it does is to show a page.
 */
export function linkRulePages(): Disposable {
  return languages.registerDocumentLinkProvider(
    { scheme: modelScheme },
    {
      provideDocumentLinks: (document) =>
        [...document.getText().matchAll(/command:drydock\.showRule\?%22[a-z0-9-]+%22/gu)].map(
          ({ 0: address, index }) =>
            new DocumentLink(
              new Range(document.positionAt(index), document.positionAt(index + address.length)),
              Uri.parse(address, true),
            ),
        ),
    },
  );
}
