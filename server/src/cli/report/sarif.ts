import path from "node:path";
import { pathToFileURL } from "node:url";
import type {
  ArtifactLocation,
  Fix as SarifFix,
  Invocation,
  Location,
  Log,
  Region,
  ReportingDescriptor,
  Result,
  Run,
} from "sarif";
import type { Fix, Severity } from "../../core/finding.ts";
import { verbatim, type Words } from "../../core/text/message.ts";
import { describeRules, type RuleDescription } from "../../lsp/ruleCatalogue.ts";
import {
  relatedPlaces,
  spanOf,
  type PlacedRelation,
  type CheckedFile,
  type PlacedFinding,
  type Span,
} from "../validate/checkFile.ts";
import { pathInside } from "./pathInside.ts";
import type { Reporter, RunFacts } from "./reporter.ts";
import type { Totals } from "./totals.ts";

const sourceRoot = "%SRCROOT%";

const levels = {
  error: "error",
  warning: "warning",
  info: "note",
  hint: "note",
} as const satisfies Record<Severity, Result.level>;

/**
 * SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), which code hosts show beside the
 * changed lines. Written piece by piece: the log is one JSON object, but never held as one.
 */
export function sarif({ folder, words }: RunFacts): Reporter {
  const rules = describeRules();
  const ruleIndexes = new Map(rules.map(({ code }, index) => [code, index]));
  let separator = "\n";
  return {
    start: ({ toolVersion }) => open(rules, toolVersion, { folder, words }),
    file: (file) => {
      let text = "";
      for (const finding of file.documents.flatMap(({ findings }) => findings)) {
        text +=
          separator +
          JSON.stringify(resultOf(file, finding, { folder, words }, ruleIndexes.get(finding.code) ?? -1));
        separator = ",\n";
      }
      return text;
    },
    end: (totals) => `\n],"invocations":[${JSON.stringify(invocation(totals, words))}]}]}\n`,
  };
}

/** The log up to the bracket that opens its results. */
function open(
  rules: readonly RuleDescription[],
  version: string,
  { folder, words }: Pick<RunFacts, "folder" | "words">,
): string {
  const run: Omit<Run, "results" | "invocations"> = {
    tool: { driver: { name: "Drydock", version, rules: rules.map((rule) => descriptor(rule, words)) } },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { [sourceRoot]: { uri: pathToFileURL(folder + path.sep).href } },
  };
  const log: Omit<Log, "runs"> = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
  };
  return `${JSON.stringify(log).slice(0, -1)},"runs":[${JSON.stringify(run).slice(0, -1)},"results":[`;
}

function descriptor({ code, severity, summary, source }: RuleDescription, words: Words): ReportingDescriptor {
  return {
    id: code,
    shortDescription: { text: words(verbatim(summary)) },
    helpUri: source,
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf(
  file: CheckedFile,
  finding: PlacedFinding,
  { folder, words }: Pick<RunFacts, "folder" | "words">,
  ruleIndex: number,
): Result {
  const { code, severity, message, span, path: fieldPath, document, fixes = [] } = finding;
  const artifactLocation = locationOf(file.name, folder);
  const related = relatedPlaces(finding);
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: words(message) },
    locations: [
      {
        physicalLocation: { artifactLocation, region: region(span) },
        ...(fieldPath === ""
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: fieldPath, kind: "member" }] }),
      },
    ],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((relation) => relatedLocation(relation, { folder, words })) }),
    ...(fixes.length === 0
      ? {}
      : { fixes: fixes.map((fix) => fixOf(fix, file, document, artifactLocation, words)) }),
  };
}

function relatedLocation(
  { name, message, ...span }: PlacedRelation,
  { folder, words }: Pick<RunFacts, "folder" | "words">,
): Location {
  return {
    physicalLocation: { artifactLocation: locationOf(name, folder), region: region(span) },
    message: { text: words(message) },
  };
}

function fixOf(
  { title, edits }: Fix,
  { source }: CheckedFile,
  document: number,
  artifactLocation: ArtifactLocation,
  words: Words,
): SarifFix {
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: region(spanOf(source, document, range)),
    insertedContent: { text: newText },
  }));
  return { description: { text: words(title) }, artifactChanges: [{ artifactLocation, replacements }] };
}

function region({ start, end }: Span): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Relative to the folder where the command runs, which code hosts need; a file elsewhere is named in full. */
function locationOf(name: string, folder: string): ArtifactLocation {
  const inside = pathInside(folder, name);
  if (inside === undefined) return { uri: pathToFileURL(path.resolve(folder, name)).href };
  return { uri: inside.split(path.sep).map(encodeURIComponent).join("/"), uriBaseId: sourceRoot };
}

function invocation({ problems }: Totals, words: Words): Invocation {
  return {
    executionSuccessful: problems.length === 0,
    ...(problems.length === 0
      ? {}
      : {
          toolExecutionNotifications: problems.map((problem) => ({
            level: "error",
            message: { text: words(problem) },
          })),
        }),
  };
}
