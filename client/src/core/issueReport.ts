/** What a report of a problem tells of the installation; nothing of what the person works on. */
export interface Installation {
  readonly version: string;
  readonly editor: string;
  readonly platform: string;
  /** State of the language server. */
  readonly server: string;
  readonly isRemote: boolean;
  readonly isTrusted: boolean;
  /** How many folders the workspace has. */
  readonly folders: number;
  readonly settings: ReadonlyMap<string, string>;
}

/** The report as Markdown, in English, for the people who work on Drydock. */
export function issueReport(installation: Installation): string {
  const { version, editor, platform, server, isRemote, isTrusted, folders, settings } = installation;
  const facts = [
    ["Drydock", version],
    ["Editor", isRemote ? `${editor}, remote` : editor],
    ["Platform", platform],
    ["Language server", server],
    ["Workspace", `${String(folders)} folder(s), ${isTrusted ? "trusted" : "not trusted"}`],
    ...[...settings].map(([name, value]) => [`drydock.${name}`, value]),
  ];
  return `# What happened

# What should have happened

# How to see it again

A manifest as small as possible, without names that are nobody's business:

\`\`\`yaml
\`\`\`

# Installation

${facts.map(([name = "", value = ""]) => `- ${name}: ${value}`).join("\n")}
`;
}
