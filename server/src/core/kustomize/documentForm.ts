import type { PatchTarget } from "./patchTarget.ts";

/**
 * Labels in selectors and on Pods, namespaces of objects and of those that speak of them, or of the latter alone, variables in texts, words
 * that stand for values.
 */
export type FilledIn = "selectors" | "namespaces" | "places" | "variables" | "words";

/** What the documents of a file are, as far as their text does not say it. */
export type DocumentForm =
  /** Whole objects, or nothing that concerns us. */
  | {
      readonly kind: "objects";
      /** What kustomizations that take them up set. */
      readonly filledIn?: readonly FilledIn[];
      /** It lies with a kustomization that does not name it: it may be a patch that is not used yet, or is added by a script. */
      readonly isLeftOut?: true;
    }
  /** Parts of objects, or lists of JSON 6902 operations. */
  | {
      readonly kind: "patch";
      /** Of each kustomization that names the file and says what is changed. */
      readonly targets: readonly PatchTarget[];
    }
  /** Templates of a Helm chart, which become objects when they are rendered. */
  | { readonly kind: "template" }
  /** A `kustomization.yaml`. */
  | {
      readonly kind: "kustomization";
      /** The paths in it, as written, that lead to nothing. */
      readonly missing: readonly string[];
    };

/** Of every file that no kustomization knows. */
export const objectsForm: DocumentForm = { kind: "objects" };
