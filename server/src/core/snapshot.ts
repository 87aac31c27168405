import type { CheckSettings } from "./check.ts";
import { editFile, type Replacement, type SourceFile } from "./documents/sourceFile.ts";
import type { ChartFolders } from "./helm/chart.ts";
import type { PolicySet } from "./policy/policySet.ts";
import type { Build } from "./kustomize/builds.ts";
import type { FileForms } from "./kustomize/fileForms.ts";
import type { SchemaSet } from "./schema/schema.ts";

/** Everything that answers are computed from, at one moment. */
export interface Snapshot {
  /** Open files by their URI. */
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly schemas: SchemaSet;
  readonly settings: CheckSettings;
  /** The admission policies that objects are asked to keep. */
  readonly policies: PolicySet;
  /** What kustomizations say of files, open or not. */
  readonly forms: FileForms;
  /** The folders of Helm charts. */
  readonly charts: ChartFolders;
  /** What kustomizations build. */
  readonly builds: readonly Build[];
}

/** What can happen to a snapshot; nothing else does. */
export type Change =
  | { readonly kind: "open"; readonly file: SourceFile }
  | {
      readonly kind: "edit";
      readonly uri: string;
      readonly version: number;
      readonly replacements: readonly Replacement[];
    }
  | { readonly kind: "close"; readonly uri: string }
  | { readonly kind: "schemas"; readonly schemas: SchemaSet }
  | { readonly kind: "settings"; readonly settings: CheckSettings }
  | { readonly kind: "policies"; readonly policies: PolicySet }
  | { readonly kind: "charts"; readonly charts: ChartFolders }
  | { readonly kind: "kustomizations"; readonly forms: FileForms; readonly builds: readonly Build[] };

/** The snapshot after the change; the one before stays as it was. An edit of a file that is not open changes nothing. */
export function apply(snapshot: Snapshot, change: Change): Snapshot {
  switch (change.kind) {
    case "open":
      return { ...snapshot, files: new Map(snapshot.files).set(change.file.uri, change.file) };
    case "edit": {
      const file = snapshot.files.get(change.uri);
      if (file === undefined) return snapshot;
      const edited = editFile(file, change.version, change.replacements);
      return { ...snapshot, files: new Map(snapshot.files).set(change.uri, edited) };
    }
    case "close": {
      const files = new Map(snapshot.files);
      files.delete(change.uri);
      return { ...snapshot, files };
    }
    case "schemas":
      return { ...snapshot, schemas: change.schemas };
    case "settings":
      return { ...snapshot, settings: change.settings };
    case "policies":
      return { ...snapshot, policies: change.policies };
    case "charts":
      return { ...snapshot, charts: change.charts };
    case "kustomizations":
      return { ...snapshot, forms: change.forms, builds: change.builds };
  }
}
