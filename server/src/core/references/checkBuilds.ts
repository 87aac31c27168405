import type { CheckSettings } from "../check.ts";
import type { DocumentPart } from "../documents/documentPart.ts";
import type { SourceFile } from "../documents/sourceFile.ts";
import type { Finding } from "../finding.ts";
import { takesUp, type Build } from "../kustomize/builds.ts";
import { sourcesOf } from "../kustomize/builtOrigin.ts";
import type { BuiltKustomization } from "../kustomize/builtKustomization.ts";
import { objectsForm } from "../kustomize/documentForm.ts";
import { Cursor } from "../manifest/cursor.ts";
import type { SchemaSet } from "../schema/schema.ts";
import type { Range } from "../text/range.ts";
import { checkInSteps } from "../validate/checkDocument.ts";
import type { Steps } from "../validate/steps.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import { splitDocuments } from "../yaml/splitDocuments.ts";
import { builtFindings, inlineSourcesIn, isLoud, sourcesIn } from "./builtFindings.ts";
import { failedBuild } from "./failedBuild.ts";

/** A kustomization, and what the real tool has made of it. */
export interface BuildResult {
  readonly build: Build;
  readonly built: Exclude<BuiltKustomization, { kind: "not-installed" }>;
}

/** What is built of a file, as far as it concerns the file. */
export interface BuiltFileReport {
  readonly file: SourceFile;
  /** What is wrong with it, counted from the start of the file. */
  readonly findings: readonly Finding[];
  /**
   * Codes of what is wrong with a part as it stands in the file, and with nothing that is built of it: whatever else is missing there,
   * a patch adds.
   */
  readonly mended: ReadonlyMap<DocumentPart, ReadonlySet<string>>;
}

/** What is known of a part of a file from what is built of it. */
interface Made {
  readonly codes: Set<string>;
  /** Something in it went nowhere, so that nobody can tell what became of that. */
  isLost: boolean;
}

/** What is known so far of what was built: findings by the URI of their file, and what became of its parts. */
interface Known {
  readonly found: Map<string, readonly Finding[]>;
  readonly made: Map<DocumentPart, Made>;
}

interface Expectations {
  readonly schemas: SchemaSet;
  readonly settings: CheckSettings;
}

/**
 * Checks what some kustomizations build.
 * @param files the kustomizations and what they take up, as they were when they were built, by URI
 * @param isBuiltWhole whether all kustomizations that take up a file were built
 */
export function* checkBuilds(
  results: readonly BuildResult[],
  files: ReadonlyMap<string, SourceFile>,
  expectations: Expectations,
  isBuiltWhole: (uri: string) => boolean,
): Steps<readonly BuiltFileReport[]> {
  const known: Known = { found: new Map(), made: new Map() };
  for (const { build, built } of results)
    if (built.kind === "failed") tellFailure(build, built.errors, files, known);
    else yield* checkOutput(build, built.output, files, expectations, known);
  const reports: BuiltFileReport[] = [];
  for (const [uri, file] of files) {
    if (!results.some(({ build }) => build.uri === uri || takesUp(build, uri))) continue;
    const mended = new Map<DocumentPart, ReadonlySet<string>>();
    for (const part of isBuiltWhole(uri) ? file.parts : []) {
      const codes = yield* mendedIn(part, known.made.get(part), expectations);
      if (codes.length > 0) mended.set(part, new Set(codes));
    }
    reports.push({ file, findings: known.found.get(uri) ?? [], mended });
  }
  return reports;
}

/** Where plugins have their part in it, its failure says nothing of the kustomization. */
function tellFailure(
  build: Build,
  errors: string,
  files: ReadonlyMap<string, SourceFile>,
  { found }: Known,
): void {
  const file = build.usesPlugins ? undefined : files.get(build.uri);
  if (file !== undefined) found.set(build.uri, failedBuild(file, errors));
}

function* checkOutput(
  build: Build,
  output: string,
  files: ReadonlyMap<string, SourceFile>,
  { schemas, settings }: Expectations,
  { found, made }: Known,
): Steps<void> {
  const uris = [...build.files.keys(), ...build.patchFiles];
  const sources = uris.flatMap((uri) => files.get(uri) ?? []).flatMap((file) => sourcesIn(file, build));
  const inline = [...build.kustomizations.keys()]
    .flatMap((uri) => files.get(uri) ?? [])
    .flatMap(inlineSourcesIn);
  const lost = new Set(sources.filter(({ isPatch }) => !isPatch));
  const madeOf = (part: DocumentPart): Made => {
    const before = made.get(part) ?? { codes: new Set(), isLost: false };
    made.set(part, before);
    return before;
  };
  for (const { start, end } of splitDocuments(output)) {
    const document = parseDocument(output.slice(start, end));
    const { findings } = yield* checkInSteps(document, schemas, settings, objectsForm);
    // Several may be built of one file: no word twice.
    for (const { uri, finding } of builtFindings(document, findings, build, [...sources, ...inline])) {
      const said = found.get(uri) ?? [];
      if (!said.some((other) => isSame(other, finding))) found.set(uri, [...said, finding]);
    }
    for (const source of sourcesOf(Cursor.root(document.root), sources, build.affixes)) {
      lost.delete(source);
      const { codes } = madeOf(source.part);
      for (const code of codesOf(findings)) codes.add(code);
    }
  }
  for (const { part } of lost) madeOf(part).isLost = true;
}

/** Codes of what is wrong with a part, and with nothing that is made of it. */
function* mendedIn(
  part: DocumentPart,
  made: Made | undefined,
  { schemas, settings }: Expectations,
): Steps<readonly string[]> {
  if (made?.isLost !== false) return [];
  const { findings } = yield* checkInSteps(parseDocument(part.text), schemas, settings, objectsForm);
  return codesOf(findings).filter((code) => !made.codes.has(code));
}

/** How a file is written is not what is built of it. */
function codesOf(findings: readonly Finding[]): readonly string[] {
  return findings.filter((finding) => isLoud(finding) && finding.family !== "syntax").map(({ code }) => code);
}

function isSame(one: Finding, other: Finding): boolean {
  return (
    one.code === other.code && one.range.start === other.range.start && one.range.end === other.range.end
  );
}

/** What is said of a part itself and counts where it is built. @param mended codes of what a build makes good */
export function unmended<Found extends Finding>(
  findings: readonly Found[],
  mended: ReadonlySet<string> | undefined,
): readonly Found[] {
  return mended === undefined
    ? findings
    : findings.filter((finding) => !isLoud(finding) || !mended.has(finding.code));
}

/** What is wrong with a file is wrong with what is made of it, too: of that only the rest. */
export function unsaid(said: readonly Finding[], ofResult: readonly Finding[]): readonly Finding[] {
  return ofResult.filter(
    ({ code, range }) =>
      !said.some((other) =>
        code === "kustomization-not-built"
          ? other.severity === "error" || (isLoud(other) && overlap(other.range, range))
          : other.code === code && overlap(other.range, range),
      ),
  );
}

function overlap(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end;
}
