import { objectsForm, type DocumentForm } from "./documentForm.ts";
import { isKustomizationFile, type Kustomization } from "./kustomization.ts";
import { resolvePath } from "../text/resolvePath.ts";

/** What is known of a kustomization file: what it says, and which of its paths lead to nothing. */
export interface KnownKustomization {
  readonly kustomization: Kustomization;
  readonly missing: readonly string[];
}

/** The form of each file that kustomizations speak of, by URI. */
export type FileForms = ReadonlyMap<string, DocumentForm>;

/** @param kustomizations by the URI of their file */
export function fileForms(kustomizations: ReadonlyMap<string, KnownKustomization>): FileForms {
  const forms = new Map<string, DocumentForm>();
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

/** The form of one file; a kustomization is known by its name alone. */
export function formOf(forms: FileForms, uri: string): DocumentForm {
  return forms.get(uri) ?? (isKustomizationFile(uri) ? unreadKustomization : objectsForm);
}

/** Of a file whose paths nobody has looked for. */
const unreadKustomization: DocumentForm = { kind: "kustomization", missing: [] };
