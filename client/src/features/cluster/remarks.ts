import { Diagnostic, DiagnosticSeverity, Disposable, languages, Range, Uri } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { listen } from "../../infrastructure/notifications.ts";
import { clusterMethods, parseRemarks } from "../../core/cluster.ts";

/** In the order of the protocol, which counts them from 1. */
const severities = [
  DiagnosticSeverity.Error,
  DiagnosticSeverity.Warning,
  DiagnosticSeverity.Information,
  DiagnosticSeverity.Hint,
];

/** Shows what the connected cluster has to say to open files: names that it does not have, pods that fit no node. */
export function showClusterRemarks(client: LanguageClient): Disposable {
  const collection = languages.createDiagnosticCollection("drydock-cluster");
  const listener = listen(client, clusterMethods.remarks, (value: unknown) => {
    const told = parseRemarks(value);
    if (told === undefined) return;
    const diagnostics = told.remarks.map(({ range: [line, character, endLine, endCharacter], ...remark }) => {
      const range = new Range(line, character, endLine, endCharacter);
      const diagnostic = new Diagnostic(range, remark.message, severities[remark.severity - 1]);
      diagnostic.source = "drydock (cluster)";
      diagnostic.code = remark.code;
      return diagnostic;
    });
    collection.set(Uri.parse(told.uri), diagnostics);
  });
  const ending = client.onDidChangeState((state) => {
    // What a cluster has said of the files is said anew once the next server is connected to it.
    if (state === "stopped") collection.clear();
  });
  return Disposable.from(collection, listener, ending);
}
