import type { Build } from "./builds.ts";
import { objectsForm, type DocumentForm, type FilledIn } from "./documentForm.ts";
import { isKustomizationFile, kustomizationFiles, type KnownKustomization } from "./kustomization.ts";
import { resolvePath } from "../text/resolvePath.ts";

/** The form of each file that kustomizations and tests speak of, by URI. */
export type FileForms = ReadonlyMap<string, DocumentForm>;

/**
 * @param kustomizations by the URI of their file
 * @param builds of all of them
 * @param partFiles URIs of files that tests compare objects with
 */
export function fileForms(
  kustomizations: ReadonlyMap<string, KnownKustomization>,
  builds: readonly Build[],
  partFiles: readonly string[],
): FileForms {
  const forms = new Map<string, DocumentForm>(partFiles.map((uri) => [uri, loosePatch]));
  const filledIn = new Map<string, Set<FilledIn>>();
  for (const build of builds)
    for (const uri of build.files.keys()) filledIn.set(uri, fill(filledIn.get(uri) ?? new Set(), build, uri));
  for (const [uri, filled] of filledIn) forms.set(uri, { kind: "objects", filledIn: [...filled].toSorted() });
  for (const [uri, { kustomization, missing }] of kustomizations) {
    forms.set(uri, { kind: "kustomization", missing });
    for (const named of kustomization.paths) {
      if (named.role !== "patch") continue;
      const file = resolvePath(uri, named.path);
      const before = forms.get(file);
      const targets = before?.kind === "patch" ? before.targets : [];
      forms.set(file, {
        kind: "patch",
        targets: named.target === undefined ? targets : [...targets, named.target],
      });
    }
  }
  return forms;
}

function fill(filled: Set<FilledIn>, build: Build, uri: string): Set<FilledIn> {
  const { files, selected, usesVariables, changes, patchFiles } = build;
  if (selected.has(uri)) filled.add("selectors");
  filled.add(files.get(uri)?.namespace === undefined ? "places" : "namespaces");
  if (usesVariables) filled.add("variables");
  if (changes.length > 0 || patchFiles.size > 0) filled.add("words");
  return filled;
}

/** The same forms, with the objects of before where they say the same: results are kept by their identity. */
export function withKnownForms(forms: FileForms, before: FileForms): FileForms {
  const isSame = (uri: string, form: DocumentForm): boolean =>
    JSON.stringify(before.get(uri)) === JSON.stringify(form);
  const kept = [...forms].map(
    ([uri, form]) => [uri, isSame(uri, form) ? (before.get(uri) ?? form) : form] as const,
  );
  return kept.length === before.size && kept.every(([uri, form]) => before.get(uri) === form)
    ? before
    : new Map(kept);
}

/** The form of one file; a kustomization is known by its name alone, and so is a patch that no kustomization names. */
export function formOf(forms: FileForms, uri: string): DocumentForm {
  return (
    forms.get(uri) ??
    (isKustomizationFile(uri)
      ? unreadKustomization
      : isPatchFile(uri)
        ? loosePatch
        : liesWithKustomization(forms, uri)
          ? leftOut
          : objectsForm)
  );
}

/** In the folder of the file, or in the one around it. */
function liesWithKustomization(forms: FileForms, uri: string): boolean {
  return (
    forms.size > 0 &&
    [".", ".."].some((folder) =>
      kustomizationFiles.some((name) => forms.has(resolvePath(uri, `${folder}/${name}`))),
    )
  );
}

/** Whether what a file holds are parts of objects: a patch, or those of a kustomization that was read. */
export function holdsParts(forms: FileForms, uri: string): boolean {
  return formOf(forms, uri).kind === "patch" || forms.get(uri)?.kind === "kustomization";
}

/**
 * Scaffolds hold patches that are not used yet, and people hand some to `kubectl patch`: their files are called so, or lie among others. Spark
 * and Airflow complete what a pod template says (https://spark.apache.org/docs/latest/running-on-kubernetes.html#pod-template).
 */
function isPatchFile(uri: string): boolean {
  return (
    /(?:[/_.-]patch(?:es)?\.(?:ya?ml|json)|\/patches\/[^/]+|pod[-_]?template(?:[-_]file)?\.ya?ml)$/iu.test(
      uri,
    ) || isAssertion(uri)
  );
}

/**
 * Tests of operators compare objects with the parts that such files hold, by the names that KUTTL reads
 * (https://kuttl.dev/docs/kuttl-test-harness.html#test-steps) and that people give to those of Chainsaw, and to their folders, where the test itself is not read.
 */
function isAssertion(uri: string): boolean {
  return /\/(?:(?:\d+[a-z]?-errors?|(?:[^/]+-)?assert(?:ions?|s)?)(?:[-.][^/]+)?\.ya?ml|(?:assert(?:ion)?s?|compare)\/(?:[^/]+\/)?[^/]+|\.chainsaw-test\/.+)$/iu.test(
    uri,
  );
}

const leftOut: DocumentForm = { kind: "objects", isLeftOut: true };

const loosePatch: DocumentForm = { kind: "patch", targets: [] };

/** Of a file whose paths nobody has looked for. */
const unreadKustomization: DocumentForm = { kind: "kustomization", missing: [] };
