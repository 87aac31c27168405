import {
  commands,
  Diagnostic,
  DiagnosticSeverity,
  languages,
  l10n,
  Range,
  Uri,
  type LogOutputChannel,
} from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { deployMethods, parseResults } from "../../core/deployment.ts";
import { withServerProgress } from "../../infrastructure/serverProgress.ts";
import type { ShownCluster } from "./guard.ts";
import { reportResults, triedName } from "./report.ts";
import type { Target } from "./targets.ts";

/** What the API server itself says to manifests, shown in the files until they are edited or tried again. */
export interface ServerDryRun {
  run(targets: readonly Target[], cluster: ShownCluster): Promise<void>;
  /** The text has changed: what the server said of it no longer holds. */
  forget(uri: Uri): void;
  dispose(): void;
}

export function createServerDryRun(client: LanguageClient, log: LogOutputChannel): ServerDryRun {
  const collection = languages.createDiagnosticCollection("drydock-server");
  return {
    async run(targets, cluster) {
      const answer = await withServerProgress(client, l10n.t("Trying on {0}", cluster.context), (token) =>
        client.sendRequest(deployMethods.dryRun, { targets, context: cluster.context }, token),
      );
      for (const { uri } of targets) collection.delete(Uri.parse(uri));
      const remarks = remarksIn(answer);
      for (const uri of new Set(remarks.map((remark) => remark.uri)))
        collection.set(
          Uri.parse(uri),
          remarks.filter((remark) => remark.uri === uri).map(({ diagnostic }) => diagnostic),
        );
      // The last of the first steps is done.
      await commands.executeCommand("setContext", "drydock.hasDryRun", true);
      await reportResults(parseResults(answer), {
        where: l10n.t("Dry run on {0}", cluster.context),
        log,
        name: triedName,
      });
    },
    forget(uri) {
      collection.delete(uri);
    },
    dispose: () => {
      collection.dispose();
    },
  };
}

function remarksIn(answer: unknown): readonly { readonly uri: string; readonly diagnostic: Diagnostic }[] {
  if (
    typeof answer !== "object" ||
    answer === null ||
    !("remarks" in answer) ||
    !Array.isArray(answer.remarks)
  )
    return [];
  return answer.remarks.flatMap((each: unknown) => {
    if (typeof each !== "object" || each === null) return [];
    const { uri, message, range } = each as Partial<Record<string, unknown>>;
    const place = rangeOf(range);
    if (typeof uri !== "string" || typeof message !== "string" || place === undefined) return [];
    const diagnostic = new Diagnostic(place, message, DiagnosticSeverity.Error);
    diagnostic.source = "drydock (API server)";
    return [{ uri, diagnostic }];
  });
}

function rangeOf(value: unknown): Range | undefined {
  if (typeof value !== "object" || value === null || !("start" in value) || !("end" in value))
    return undefined;
  const [start, end] = [value.start, value.end].map(placeOf);
  return start === undefined || end === undefined
    ? undefined
    : new Range(start.line, start.character, end.line, end.character);
}

function placeOf(value: unknown): { readonly line: number; readonly character: number } | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { line, character } = value as Partial<Record<string, unknown>>;
  return typeof line === "number" && typeof character === "number" ? { line, character } : undefined;
}
