import type { FileAnalysis } from "../core/analysis/fileAnalysis.ts";
import type { AnswersFirst } from "./answersFirst.ts";
import type { Checker } from "./checker.ts";
import { createDiagnosticsOf } from "./diagnostics.ts";
import type { Log } from "./log.ts";
import type { Session } from "./session.ts";

/** Tells an editor that does not ask. */
export interface Publisher {
  /** A file was checked by itself, or with `isComplete` false the first part of a large one. */
  onResults(analysis: FileAnalysis, isComplete: boolean): void;
  /** What others say to a file has changed. */
  onFindings(uri: string): void;
}

export function createPublisher(
  session: Pick<
    Session,
    "connection" | "client" | "words" | "workspace" | "references" | "charts" | "built" | "isExcluded"
  >,
  known: Checker["known"],
  answers: Pick<AnswersFirst, "rest">,
  log: Log,
): Publisher {
  const { connection, references } = session;
  const diagnosticsOf = createDiagnosticsOf(session);
  /** Files that were checked and wait for what others say to them. */
  const waiting = new Set<string>();

  function publish(analysis: FileAnalysis): void {
    const { uri, version } = analysis.file;
    log.watch("publish", connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(analysis) }));
  }

  /** Nothing of a file that was closed meanwhile, or edited: that is told when its new text is checked. */
  function publishWhole(uri: string): void {
    const analysis = known(uri);
    if (analysis?.pending === 0) publish(analysis);
  }

  async function publishTogether(uri: string): Promise<void> {
    waiting.add(uri);
    await references.lookedAt(uri);
    await answers.rest();
    if (waiting.delete(uri)) publishWhole(uri);
  }

  return {
    onResults(analysis, isComplete) {
      if (isComplete) log.watch("publish", publishTogether(analysis.file.uri));
      else publish(analysis);
    },
    onFindings(uri) {
      if (!waiting.has(uri)) publishWhole(uri);
    },
  };
}
