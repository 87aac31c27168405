const schemes = ["file", "untitled", "vscode-vfs"];
const languages = ["yaml", "json", "jsonc", "helm"];

/** The names under which Kustomize looks for its file in a folder, in its order. */
export const kustomizationFiles = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/** What may hold a manifest; old revisions, output and other read-only views have further schemes and stay out. */
export const documentSelector = schemes.flatMap((scheme) =>
  languages.map((language) => ({ scheme, language })),
);
