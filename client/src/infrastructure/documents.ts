const schemes = ["file", "untitled", "vscode-vfs"];
const languages = ["yaml", "json", "jsonc", "helm"];

/** What may hold a manifest; old revisions, output and other read-only views have further schemes and stay out. */
export const documentSelector = schemes.flatMap((scheme) =>
  languages.map((language) => ({ scheme, language })),
);
