import type { DocumentFilter } from "vscode";

/** Of files that are not on the disk of a process: repositories elsewhere, and the machine behind a browser. */
const foreignSchemes = ["vscode-vfs", "vscode-remote"];
const languages = ["yaml", "json", "jsonc", "helm"];

/** The names under which Kustomize looks for its file in a folder, in its order. */
export const kustomizationFiles = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/** What may hold a manifest; old revisions, output and other read-only views have further schemes and stay out. */
export const documentSelector = ["file", "untitled", ...foreignSchemes].flatMap((scheme) =>
  languages.map((language) => ({ scheme, language })),
);

/** Go sources on disk. */
export const goFiles: readonly DocumentFilter[] = [{ scheme: "file", language: "go" }];

/** Go sources, wherever the editor reads files. */
export const goFilesAnywhere: readonly DocumentFilter[] = ["file", ...foreignSchemes].map((scheme) => ({
  scheme,
  language: "go",
}));
