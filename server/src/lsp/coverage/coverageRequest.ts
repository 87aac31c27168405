import { positionAt } from "../../core/documents/sourceFile.ts";
import { say } from "../../core/text/message.ts";
import { coverageOf } from "../../core/validate/coverage.ts";
import type { Session } from "../session.ts";
import {
  coverageMethod,
  type CoverageAnswer,
  type CoverageParams,
  type DocumentCoverage,
} from "./protocol.ts";

/** Documents of a file that are spoken of; somebody reads this. */
const mostDocuments = 100;

/** Answers why a document is checked as it is. */
export function registerCoverageRequest(session: Session): void {
  session.connection.onRequest(coverageMethod, ({ uri }: CoverageParams) => coverage(session, uri));
}

async function coverage(
  { checker, trees, charts, isExcluded, words }: Session,
  uri: string,
): Promise<CoverageAnswer> {
  const analysis = await checker.complete(uri, () => false);
  if (analysis === undefined)
    return {
      file: [
        words(
          say`The language server does not know this file: it looks at YAML and JSON that is open in the editor.`,
        ),
      ],
      documents: [],
    };
  if (isExcluded(uri))
    return { file: [words(say`\`drydock.yaml\` excludes this file: nothing is said of it.`)], documents: [] };
  const isObjects = analysis.objects > 0 || analysis.expectations.form.kind !== "objects";
  if (!isObjects && (await charts.chartOf(uri)) !== undefined)
    return { file: [words(say`It belongs to a Helm chart and is checked as Helm reads it.`)], documents: [] };
  const { file, results, expectations } = analysis;
  const documents = file.parts.slice(0, mostDocuments).flatMap((part, index): DocumentCoverage[] => {
    const start = part.text.search(/^[^\s#-]/mu);
    const result = results[index];
    if (start === -1 || result === undefined) return [];
    const { findings, objects } = result.report;
    const sentences = coverageOf(trees.treeOf(part), expectations.schemas, expectations.form, {
      findings,
      objects,
      undecided: result.policies?.undecided ?? [],
    });
    return [{ line: positionAt(file, index, start).line + 1, sentences: sentences.map(words) }];
  });
  return { file: [], documents };
}
