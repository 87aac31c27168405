import type { CheckSettings, DocumentReport } from "../check.ts";
import { evaluateValidations } from "../cel/validations.ts";
import type { Family, Finding, Fix } from "../finding.ts";
import { isRemoved, lifetimeOf, type ApiLifetime } from "../manifest/apiLifetimes.ts";
import { toApiVersion } from "../manifest/apiVersion.ts";
import { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { serverPath } from "../manifest/serverPath.ts";
import { migrationFix } from "../migrate/migrate.ts";
import type { RuleContext } from "../rules/rule.ts";
import { concerns, isWanted, rulesFor } from "../rules/rulesFor.ts";
import type { ReportOptions } from "../report.ts";
import type { AbsentBecause, SchemaLookup, SchemaSet } from "../schema/schema.ts";
import { closestName } from "../text/closestName.ts";
import { codes, listing, type Message, say } from "../text/message.ts";
import { objectsForm, type DocumentForm } from "../kustomize/documentForm.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { checkDefaults } from "./checkDefaults.ts";
import { madePodChecks, madePodWords, type RuleCheck } from "./checkMadePods.ts";
import { checkKustomization, kustomizationsIn } from "./checkKustomization.ts";
import { checkPatch } from "./checkPatch.ts";
import { checkTemplate } from "./checkTemplate.ts";
import { checkStructure, type StructureReport } from "./checkStructure.ts";
import { chooseValue } from "./structureFixes.ts";
import { findingAt, structureFinding, syntaxFindings } from "./findingAt.ts";
import { findManifests } from "./findManifests.ts";
import { isChartTemplate, isTemplate } from "./isTemplate.ts";
import { withoutPause, type Steps } from "./steps.ts";
import type { StructureCodeName } from "./structureCodes.ts";
import { withoutFilledIn } from "./withoutFilledIn.ts";
import { withoutPlaceholders } from "./withoutPlaceholders.ts";
import { withoutSuppressed } from "./suppressions.ts";
import { withSetSeverity } from "./withSetSeverity.ts";

/**
 * Everything that can be said about one YAML document by itself: how it reads, whether its objects have the shape of
 * their types, and what the rules say. A document without Kubernetes objects gets no findings, whatever it looks like.
 * @param form what others say of the file
 * @param root the cursor at the whole document, for who walks it, too
 */
export function checkDocument(
  document: YamlDocument,
  schemas: SchemaSet,
  settings: CheckSettings,
  form: DocumentForm = objectsForm,
  root: Cursor = Cursor.root(document.root),
): DocumentReport {
  return withoutPause(checkInSteps(document, schemas, settings, form, root));
}

/**
 * As `checkDocument`, but whoever asks may do something else between any two steps. A first check is the slow one: the
 * catalogue is opened, and every rule runs for the first time.
 */
export function* checkInSteps(
  document: YamlDocument,
  schemas: SchemaSet,
  settings: CheckSettings,
  form: DocumentForm,
  root: Cursor = Cursor.root(document.root),
): Steps<DocumentReport> {
  if (isChartTemplate(document, form))
    return { findings: shownOf(checkTemplate(document.text, schemas), document, settings), objects: [] };
  if (isTemplate(document)) return { findings: [], objects: [] };
  if (form.kind === "patch")
    return {
      findings: shownOf(checkPatch(document, form.targets, schemas), document, settings),
      objects: [],
    };
  const manifests =
    form.kind === "kustomization" ? kustomizationsIn(document) : findManifests(document, root);
  if (manifests.length === 0 && !looksLikeManifest(document)) return { findings: [], objects: [] };
  if (form.kind === "objects" && isPatch(document)) return { findings: [], objects: [] };
  const findings = syntaxFindings(document);
  const failures: RuleFailure[] = [];
  for (const manifest of manifests)
    failures.push(...(yield* checkManifest(manifest, schemas, settings, findings)));
  const missing = form.kind === "kustomization" ? form.missing : [];
  for (const manifest of manifests) findings.push(...checkKustomization(manifest, missing, schemas));
  const filledIn = form.kind === "objects" ? (form.filledIn ?? []) : [];
  const shown = shownOf(withoutFilledIn(findings, document.text, filledIn), document, settings);
  const objects = manifests.map(({ gvk, root }) => ({
    gvk,
    ...textOf("name", root),
    ...textOf("namespace", root),
  }));
  return { findings: shown, objects, ...(failures.length === 0 ? {} : { failures }) };
}

/** What a person asked to hear, in the order of the text. */
function shownOf(
  findings: readonly Finding[],
  document: YamlDocument,
  settings: CheckSettings,
): readonly Finding[] {
  return withoutSuppressed(withoutPlaceholders(findings, document.text), document)
    .flatMap((finding) => withSetSeverity(finding, settings))
    .toSorted((one, other) => one.range.start - other.range.start || one.range.end - other.range.end);
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

/** Rules take some microseconds each, and a hundred times that when they run for the first time. */
const rulesInStep = 8;

/** Appends what is wrong with one object; returns the rules that failed on it. */
function* checkManifest(
  manifest: Manifest,
  schemas: SchemaSet,
  { practice }: CheckSettings,
  findings: Finding[],
): Steps<readonly RuleFailure[]> {
  // Opens the catalogue, which the first lookup would do as well: the two together would be a long step.
  schemas.kinds();
  yield;
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
      const finding = structureFinding(code, at, message, options);
      if (finding !== undefined) findings.push(wordsOf(finding));
      for (let place: Cursor | undefined = at; place !== undefined; place = place.parent)
        unsound.add(place.path);
    };
  const reportStructure = reportAs((finding) =>
    isFromDecoding(finding) ? finding : inServersWords(finding, manifest),
  );
  yield;
  if (lookup.status === "found")
    checkStructure(manifest.root, lookup.schema, manifest.document.text, reportStructure);
  yield;
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

  findings.push(...madePodWords(manifest, schemas).filter(({ path }) => !unsound.has(path)));
  const failures: RuleFailure[] = [];
  const context = contextOf(schemas.kubernetesVersion, lookup);
  let ran = 0;
  for (const check of checksOf(manifest, practice)) {
    if (ran++ % rulesInStep === 0) yield;
    const failure = runRule(check, manifest, context, isToldAlready, findings);
    if (failure !== undefined) failures.push(failure);
  }
  return failures;
}

function checksOf(manifest: Manifest, practice: CheckSettings["practice"]): readonly RuleCheck[] {
  const own = rulesFor(manifest.gvk)
    .filter((rule) => isWanted(rule, practice) && concerns(rule, manifest))
    .map((rule) => ({ rule, subject: manifest, as: rule }));
  return [...own, ...madePodChecks(manifest)];
}

/** Appends what a rule finds; returns its failure, which must not silence the other rules: whoever called us logs it. */
function runRule(
  { rule, subject, as }: RuleCheck,
  manifest: Manifest,
  context: RuleContext,
  isToldAlready: (at: Cursor) => boolean,
  findings: Finding[],
): RuleFailure | undefined {
  const before = findings.length;
  try {
    rule.check(
      subject,
      (at, message, options) => {
        if (!isToldAlready(at)) findings.push(inServersWords(findingAt(as, at, message, options), manifest));
      },
      context,
    );
    return undefined;
  } catch (error) {
    // Half of what it meant to say is nothing.
    findings.length = before;
    return { code: rule.code, error };
  }
}

function contextOf(kubernetesVersion: string, lookup: SchemaLookup): RuleContext {
  return {
    minor: minorOf(kubernetesVersion),
    isDeprecated: lookup.status === "found" && lookup.info.deprecated === true,
    namespaced: lookup.status === "found" ? lookup.info.namespaced : undefined,
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

/** The version was served once. Where nothing but `apiVersion` changes, the change is the one right repair. */
function reportRemoved(manifest: Manifest, lifetime: ApiLifetime, report: StructureReport): void {
  const { gvk, root } = manifest;
  const at = root.at("apiVersion");
  const { removed = 0, replacement } = lifetime;
  const instead = replacement === undefined ? say`nothing replaces it` : say`use \`${replacement}\``;
  const fixes = migrationFix(manifest).map((fix): Fix =>
    fix.edits.length === 1 ? { ...fix, preferred: true } : fix,
  );
  report(
    "unknown-version",
    at,
    say`\`${at.string ?? ""}\` of \`${gvk.kind}\` was removed in Kubernetes 1.${removed}; ${instead}.`,
    { fixes },
  );
}

function minorOf(kubernetesVersion: string): number {
  return Number(kubernetesVersion.split(".")[1] ?? 0);
}

/** Letters in which a kind that nobody knows may differ from one of its group and still be that one, mistyped. */
const mistypedLetters = 2;

function reportAbsent(
  { gvk, root }: Manifest,
  because: AbsentBecause,
  report: (code: StructureCodeName, at: Cursor, message: Message, options?: ReportOptions) => void,
): void {
  const group = gvk.group === "" ? say`the core group` : `\`${gvk.group}\``;
  if (because.kind === "unknown-kind") {
    if (!because.complete && closestName(gvk.kind, because.kinds, mistypedLetters) === undefined) return;
    const nowhere = say`There is no kind \`${gvk.kind}\` in ${group}`;
    if (because.elsewhere.length > 0) {
      const at = root.at("apiVersion");
      const fixes = chooseValue(at, because.elsewhere);
      report("unknown-kind", at, say`${nowhere}; it is served as ${listing(codes(because.elsewhere))}.`, {
        fixes,
      });
    } else {
      const at = root.at("kind");
      report("unknown-kind", at, say`${nowhere}.`, { fixes: chooseValue(at, because.kinds) });
    }
    return;
  }
  const at = root.at("apiVersion");
  const served = because.versions.map((version) => toApiVersion({ group: gvk.group, version }));
  report(
    "unknown-version",
    at,
    say`\`${gvk.kind}\` is not served as \`${at.string ?? ""}\`, but as ${listing(codes(served))}.`,
    {
      fixes: chooseValue(at, served.slice(0, 1)),
    },
  );
}
