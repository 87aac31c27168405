import { evaluateValidations } from "../cel/validations.ts";
import type { CheckSettings, DocumentReport } from "../check.ts";
import type { Family, Finding } from "../finding.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { serverPath } from "../manifest/serverPath.ts";
import { formerFieldFix } from "../migrate/migrate.ts";
import type { RuleContext } from "../rules/rule.ts";
import { concerns, isWanted, rulesFor } from "../rules/rulesFor.ts";
import type { SchemaLookup, SchemaSet } from "../schema/schema.ts";
import { checkDefaults } from "./checkDefaults.ts";
import { madePodChecks, madePodWords, type RuleCheck } from "./checkMadePods.ts";
import { checkServed } from "./checkServed.ts";
import { checkStructure } from "./checkStructure.ts";
import { definitionFor } from "./definitionFor.ts";
import { findingAt } from "./findingAt.ts";
import type { Steps } from "./steps.ts";
import type { StructureCodeName } from "./structureCodes.ts";
import { structureTold, type StructureTold } from "./structureTold.ts";

export type RuleFailure = NonNullable<DocumentReport["failures"]>[number];

/** Rules take some microseconds each, and a hundred times that when they run for the first time. */
const rulesInStep = 8;

/** Appends what is wrong with one object; returns the rules that failed on it. */
export function* checkManifest(
  manifest: Manifest,
  schemas: SchemaSet,
  { practice }: CheckSettings,
  findings: Finding[],
): Steps<readonly RuleFailure[]> {
  // Opens the catalogue, which the first lookup would do as well: the two together would be a long step.
  schemas.kinds();
  yield;
  const lookup = schemas.lookup(manifest.gvk);
  const minor = minorOf(schemas.kubernetesVersion);
  const told = structureTold(manifest, findings);
  const { isSound, reportAs } = told;
  const reportStructure = reportAs((finding) =>
    isFromDecoding(finding)
      ? withFormerFields(finding, manifest)
      : unlessFilledIn(inServersWords(finding, manifest), manifest),
  );
  yield;
  const { text } = manifest.document;
  const schema = lookup.status === "found" ? definitionFor(manifest.root, text, lookup) : undefined;
  if (schema !== undefined) checkStructure(manifest.root, schema, text, reportStructure);
  yield;
  checkDefaults(
    manifest,
    reportAs((finding) => inServersWords(finding, manifest)),
  );
  if (schema !== undefined)
    for (const { at, message } of evaluateValidations(manifest.root, schema, ({ path }) => isSound(path)))
      reportStructure("cel-rule", at, message);
  checkServed(manifest, lookup, minor, reportStructure);
  const meant = told.asMeant();
  findings.push(...madePodWords(meant, schemas).filter(({ path }) => isSound(path)));

  const failures: RuleFailure[] = [];
  const context = contextOf(lookup, minor);
  let ran = 0;
  for (const check of checksOf(meant, practice)) {
    if (ran++ % rulesInStep === 0) yield;
    const failure = runRule(check, meant, context, told.isConsequence, findings);
    if (failure !== undefined) failures.push(failure);
  }
  return failures;
}

/** The first repair of a field that an older version of the API had. */
function withFormerFields(finding: Finding, manifest: Manifest): Finding {
  if (finding.code !== "unknown-field") return finding;
  const fixes = formerFieldFix(manifest, /[^.]*$/u.exec(finding.path)?.[0] ?? "");
  return fixes.length === 0 ? finding : { ...finding, fixes: [...fixes, ...(finding.fixes ?? [])] };
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
  isConsequence: StructureTold["isConsequence"],
  findings: Finding[],
): RuleFailure | undefined {
  const before = findings.length;
  try {
    rule.check(
      subject,
      (at, message, options) => {
        if (!isConsequence(at)) findings.push(inServersWords(findingAt(as, at, message, options), manifest));
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

function contextOf(lookup: SchemaLookup, minor: number): RuleContext {
  return {
    minor,
    isDeprecated: lookup.status === "found" && lookup.info.deprecated === true,
    namespaced: lookup.status === "found" ? lookup.info.namespaced : undefined,
  };
}

function minorOf(kubernetesVersion: string): number {
  return Number(kubernetesVersion.split(".")[1] ?? 0);
}

/** What the server finds while it decodes, before it has another form of the object. */
const DECODING: ReadonlySet<string> = new Set<StructureCodeName>([
  "unknown-field",
  "wrong-type",
  "invalid-quantity",
]);

/**
 * Flux applies the patches of a Kustomization to all that it builds, and so people set once for all Kustomizations and HelmReleases
 * below what each of them needs (https://fluxcd.io/flux/components/kustomize/kustomizations/#patches). One that says nothing itself is
 * not finished. OpenShift fills in what a SecurityContextConstraints lacks before it validates it.
 */
function unlessFilledIn(finding: Finding, { gvk: { group, kind }, root }: Manifest): Finding {
  const isByFlux =
    root.at("spec").fields().length > 0 &&
    ["kustomize.toolkit.fluxcd.io", "helm.toolkit.fluxcd.io"].includes(group) &&
    /^spec\.\w+$/u.test(finding.path);
  const isByOpenShift = group === "security.openshift.io" && kind === "SecurityContextConstraints";
  return finding.code === "missing-required" && (isByFlux || isByOpenShift)
    ? { ...finding, severity: "hint" }
    : finding;
}

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
