import type { CheckSettings, DocumentReport } from "../check.ts";
import { evaluateValidations } from "../cel/validations.ts";
import type { Family, Finding, Fix } from "../finding.ts";
import { isRemoved, lifetimeOf, type ApiLifetime } from "../manifest/apiLifetimes.ts";
import { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { serverPath } from "../manifest/serverPath.ts";
import { migrationFix } from "../migrate/migrate.ts";
import type { RuleContext } from "../rules/rule.ts";
import { isWanted, rulesFor } from "../rules/rulesFor.ts";
import type { ReportOptions } from "../report.ts";
import type { AbsentBecause, SchemaLookup, SchemaSet } from "../schema/schema.ts";
import { startOfLine, endOfLine } from "../yaml/comments.ts";
import type { YamlDocument, YamlProblem } from "../yaml/node.ts";
import { checkDefaults } from "./checkDefaults.ts";
import { checkStructure, type StructureReport } from "./checkStructure.ts";
import { chooseValue, removeDuplicate } from "./structureFixes.ts";
import { findManifests } from "./findManifests.ts";
import { STRUCTURE_CODES, type StructureCodeName } from "./structureCodes.ts";
import { withoutSuppressed } from "./suppressions.ts";

/**
 * Everything that can be said about one YAML document by itself: how it reads, whether its objects have the shape of
 * their types, and what the rules say. A document without Kubernetes objects gets no findings, whatever it looks like.
 */
export function checkDocument(
  document: YamlDocument,
  schemas: SchemaSet,
  settings: CheckSettings,
): DocumentReport {
  const manifests = findManifests(document);
  if (manifests.length === 0 && !looksLikeManifest(document)) return { findings: [], objects: [] };
  if (isTemplate(document) || isPatch(document)) return { findings: [], objects: [] };
  const findings: Finding[] = document.problems.map((problem) => syntaxFinding(problem, document));
  const failures = manifests.flatMap((manifest) => checkManifest(manifest, schemas, settings, findings));
  const shown = withoutSuppressed(findings, document)
    .flatMap((finding) => withSetSeverity(finding, settings))
    .toSorted((one, other) => one.range.start - other.range.start || one.range.end - other.range.end);
  const objects = manifests.map(({ gvk, root }) => ({
    gvk,
    ...textOf("name", root),
    ...textOf("namespace", root),
  }));
  return { findings: shown, objects, ...(failures.length === 0 ? {} : { failures }) };
}

function textOf<Name extends "name" | "namespace">(name: Name, root: Cursor): Partial<Record<Name, string>> {
  const text = root.at("metadata", name).string;
  return text === undefined ? {} : ({ [name]: text } as Partial<Record<Name, string>>);
}

/** A text so broken that its kind cannot be read is still shown to the person who is writing it. */
function looksLikeManifest({ text, problems }: YamlDocument): boolean {
  return (
    problems.length > 0 && /^["']?apiVersion["']?\s*:/mu.test(text) && /^["']?kind["']?\s*:/mu.test(text)
  );
}

/** Helm and other templates become manifests only when they are rendered; their braces are what breaks the YAML. */
function isTemplate({ text, problems }: YamlDocument): boolean {
  return problems.some(({ start, end }) =>
    text.slice(startOfLine(text, start), endOfLine(text, end)).includes("{{"),
  );
}

/**
 * A strategic merge patch says with directives how it wants to be merged; alone it is no object
 * (https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/).
 */
function isPatch({ text }: YamlDocument): boolean {
  return (
    text.includes("$") &&
    /^[\s-]*["']?\$(?:patch|retainKeys|setElementOrder\/\S+|deleteFromPrimitiveList\/\S+)["']?\s*:/mu.test(
      text,
    )
  );
}

function syntaxFinding(problem: YamlProblem, { root, text }: YamlDocument): Finding {
  const isDuplicate = problem.code === "duplicate-key";
  const field = isDuplicate ? fieldAt(Cursor.root(root), problem.start) : undefined;
  const fixes = field === undefined ? [] : removeDuplicate(field, text);
  return {
    code: problem.code,
    family: "syntax",
    severity: "error",
    message: problem.message,
    range: { start: problem.start, end: problem.end },
    path: field?.path ?? "",
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

/** The field whose key starts at `offset`. */
function fieldAt(at: Cursor, offset: number): Cursor | undefined {
  for (const below of [...at.fields(), ...at.items()]) {
    if (below.entry?.key.start === offset) return below;
    const { node } = below;
    if (node !== undefined && node.start <= offset && offset < node.end) return fieldAt(below, offset);
  }
  return undefined;
}

/** Appends what is wrong with one object; returns the rules that failed on it. */
function checkManifest(
  manifest: Manifest,
  schemas: SchemaSet,
  { practice }: CheckSettings,
  findings: Finding[],
): readonly RuleFailure[] {
  const lookup = schemas.lookup(manifest.gvk);
  /** Paths of what does not have the shape of its type, and of all that holds it. */
  const unsound = new Set<string>();
  /** Paths of fields that stand there misspelled. */
  const misspelled = new Set<string>();
  const isToldAlready = (at: Cursor): boolean => !at.present && misspelled.has(at.path);
  const reportAs =
    (wordsOf: (finding: Finding) => Finding): StructureReport =>
    (code, at, message, options) => {
      if (isToldAlready(at)) return;
      if (options?.meant !== undefined) misspelled.add(options.meant.path);
      const entry = STRUCTURE_CODES.find((known) => known.code === code);
      if (entry !== undefined) findings.push(wordsOf(findingAt(entry, at, message, options)));
      for (let place: Cursor | undefined = at; place !== undefined; place = place.parent)
        unsound.add(place.path);
    };
  const reportStructure = reportAs((finding) =>
    isFromDecoding(finding) ? finding : inServersWords(finding, manifest),
  );
  if (lookup.status === "found")
    checkStructure(manifest.root, lookup.schema, manifest.document.text, reportStructure);
  checkDefaults(
    manifest,
    reportAs((finding) => inServersWords(finding, manifest)),
  );
  if (lookup.status === "found") {
    const isSound = (at: Cursor): boolean => !unsound.has(at.path);
    for (const { at, message } of evaluateValidations(manifest.root, lookup.schema, isSound))
      reportStructure("cel-rule", at, message);
  }
  const lifetime = lifetimeOf(manifest.gvk);
  if (
    lookup.status !== "found" &&
    lifetime !== undefined &&
    isRemoved(lifetime, minorOf(schemas.kubernetesVersion))
  )
    reportRemoved(manifest, lifetime, reportStructure);
  else if (lookup.status === "absent") reportAbsent(manifest, lookup.because, reportStructure);

  const failures: RuleFailure[] = [];
  const context = contextOf(manifest, schemas.kubernetesVersion, lookup);
  for (const rule of rulesFor(manifest.gvk)) {
    if (!isWanted(rule, practice)) continue;
    const before = findings.length;
    try {
      rule.check(
        manifest,
        (at, message, options) => {
          if (!isToldAlready(at))
            findings.push(inServersWords(findingAt(rule, at, message, options), manifest));
        },
        context,
      );
    } catch (error) {
      // One failing rule must not silence the others; who called us logs it. Half of what it meant to say is nothing.
      findings.length = before;
      failures.push({ code: rule.code, error });
    }
  }
  return failures;
}

function contextOf(manifest: Manifest, kubernetesVersion: string, lookup: SchemaLookup): RuleContext {
  return {
    minor: minorOf(kubernetesVersion),
    isDeprecated: lookup.status === "found" && lookup.info.deprecated === true,
    namespaced: lookup.status === "found" ? lookup.info.namespaced : undefined,
    shared: (derive) => manifest.shared(derive),
  };
}

/** What the server finds while it decodes, before it has another form of the object. */
const DECODING: ReadonlySet<string> = new Set<StructureCodeName>([
  "unknown-field",
  "wrong-type",
  "invalid-quantity",
]);

function isFromDecoding({ code }: Finding): boolean {
  return DECODING.has(code);
}

/** What is no word of the server at all keeps the path that the person sees. */
const SPEAKS_FOR_SERVER: ReadonlySet<Family> = new Set(["schema", "server", "cel"]);

function inServersWords(finding: Finding, manifest: Manifest): Finding {
  if (!SPEAKS_FOR_SERVER.has(finding.family)) return finding;
  const path = serverPath(manifest, finding.path);
  return path === finding.path ? finding : { ...finding, path };
}

type RuleFailure = NonNullable<DocumentReport["failures"]>[number];

function findingAt(
  rule: Pick<Finding, "code" | "family" | "severity">,
  at: Cursor,
  message: string,
  options: ReportOptions = {},
): Finding {
  const { code, family } = rule;
  const { on = "value", path, severity = rule.severity, fixes, tags } = options;
  const { start, end } = options.range ?? (on === "key" ? at.keyRange : at.range);
  return {
    code,
    family,
    severity,
    message,
    range: { start, end },
    path: path ?? at.path,
    ...(fixes === undefined || fixes.length === 0 ? {} : { fixes }),
    ...(tags === undefined ? {} : { tags }),
  };
}

/** The version was served once. Where nothing but `apiVersion` changes, the change is the one right repair. */
function reportRemoved(manifest: Manifest, lifetime: ApiLifetime, report: StructureReport): void {
  const { gvk, root } = manifest;
  const at = root.at("apiVersion");
  const { removed = 0, replacement } = lifetime;
  const instead = replacement === undefined ? "nothing replaces it" : `use \`${replacement}\``;
  const fixes = migrationFix(manifest).map((fix): Fix =>
    fix.edits.length === 1 ? { ...fix, preferred: true } : fix,
  );
  report(
    "unknown-version",
    at,
    `\`${at.string ?? ""}\` of \`${gvk.kind}\` was removed in Kubernetes 1.${String(removed)}; ${instead}.`,
    { fixes },
  );
}

function minorOf(kubernetesVersion: string): number {
  return Number(kubernetesVersion.split(".")[1] ?? 0);
}

function reportAbsent(
  { gvk, root }: Manifest,
  because: AbsentBecause,
  report: (code: StructureCodeName, at: Cursor, message: string, options?: ReportOptions) => void,
): void {
  const group = gvk.group === "" ? "the core group" : `\`${gvk.group}\``;
  if (because.kind === "unknown-kind") {
    const nowhere = `There is no kind \`${gvk.kind}\` in ${group}`;
    if (because.elsewhere.length > 0) {
      const at = root.at("apiVersion");
      const fixes = chooseValue(at, because.elsewhere);
      report("unknown-kind", at, `${nowhere}; it is served as ${inWords(because.elsewhere)}.`, { fixes });
    } else {
      const at = root.at("kind");
      report("unknown-kind", at, `${nowhere}.`, { fixes: chooseValue(at, because.kinds) });
    }
    return;
  }
  const at = root.at("apiVersion");
  const served = because.versions.map((version) => (gvk.group === "" ? version : `${gvk.group}/${version}`));
  report(
    "unknown-version",
    at,
    `\`${gvk.kind}\` is not served as \`${at.string ?? ""}\`, but as ${inWords(served)}.`,
    {
      fixes: chooseValue(at, served.slice(0, 1)),
    },
  );
}

function inWords(apiVersions: readonly string[]): string {
  return apiVersions.map((apiVersion) => `\`${apiVersion}\``).join(", ");
}

function withSetSeverity(finding: Finding, { severities, practice }: CheckSettings): readonly Finding[] {
  const level = finding.family === "practice" ? practice?.level : undefined;
  const severity = severities.get(finding.code) ?? level;
  if (severity === "off") return [];
  return [severity === undefined ? finding : { ...finding, severity }];
}
