import type { CheckSettings, DocumentReport, ObjectSummary } from "../check.ts";
import type { Finding } from "../finding.ts";
import { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { objectsForm, type DocumentForm } from "../kustomize/documentForm.ts";
import type { SchemaSet } from "../schema/schema.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { checkKustomization, kustomizationsIn } from "./checkKustomization.ts";
import { checkManifest, type RuleFailure } from "./checkManifest.ts";
import { checkPart, checkPatch } from "./checkPatch.ts";
import { checkTemplate } from "./checkTemplate.ts";
import { syntaxFindings } from "./findingAt.ts";
import { findManifests } from "./findManifests.ts";
import { incompleteObject } from "./incompleteObject.ts";
import { isChartTemplate, isTemplate } from "./isTemplate.ts";
import { withoutPause, type Steps } from "./steps.ts";
import { withoutFilledIn } from "./withoutFilledIn.ts";
import { withoutPlaceholders } from "./withoutPlaceholders.ts";
import { withoutSuppressed } from "./suppressions.ts";
import { withSetSeverity } from "./withSetSeverity.ts";

/**
 * Everything that can be said about one YAML document by itself: how it reads, whether its objects have the shape of
 * their types, and what the rules say. A document without Kubernetes objects gets no findings, unless it is one but for a line.
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
  if (form.kind === "objects" && isPatch(document)) return { findings: [], objects: [] };
  if (manifests.length === 0 && !looksLikeManifest(document)) {
    const incomplete = form.kind === "objects" ? incompleteObject(root, document.text, schemas) : [];
    return { findings: shownOf(incomplete, document, settings), objects: [] };
  }
  const findings = syntaxFindings(document);
  const failures: RuleFailure[] = [];
  const isLeftOut = form.kind === "objects" && form.isLeftOut === true;
  for (const manifest of manifests)
    if (isExpectation(manifest) || (isLeftOut && isPartOfWorkload(manifest)))
      findings.push(...checkPart(manifest, schemas));
    else failures.push(...(yield* checkManifest(manifest, schemas, settings, findings)));
  const missing = form.kind === "kustomization" ? form.missing : [];
  for (const manifest of manifests) findings.push(...checkKustomization(manifest, missing, schemas));
  const filledIn = form.kind === "objects" ? (form.filledIn ?? []) : [];
  const shown = shownOf(withoutFilledIn(findings, document.text, filledIn), document, settings);
  return {
    findings: shown,
    objects: manifests.map(summaryOf),
    ...(failures.length === 0 ? {} : { failures }),
  };
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

function summaryOf({ gvk, root }: Manifest): ObjectSummary {
  const name = root.at("metadata", "name").string;
  const namespace = root.at("metadata", "namespace").string;
  return { gvk, ...(name !== undefined && { name }), ...(namespace !== undefined && { namespace }) };
}

/** A text so broken that its kind cannot be read is still shown to the person who is writing it. */
function looksLikeManifest({ text, problems }: YamlDocument): boolean {
  return (
    problems.length > 0 && /^["']?apiVersion["']?\s*:/mu.test(text) && /^["']?kind["']?\s*:/mu.test(text)
  );
}

/** What a test or a policy expects a controller to say of an object: a status alone is nothing that anybody applies. */
function isExpectation({ root }: Manifest): boolean {
  return root.at("status").fields().length > 0 && !root.at("spec").present && root.at("kind").present;
}

/** A patch of a workload names the containers that it changes, and leaves out what they run and whom the workload selects. */
function isPartOfWorkload({ root }: Manifest): boolean {
  const containers = root.at("spec", "template", "spec", "containers").items();
  return (
    !root.at("spec", "selector").present &&
    containers.some((each) => each.at("name").present && !each.at("image").present)
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
