/** A tool of the extension as `package.json` offers it to the agents of the editor. */
export interface AgentTool {
  readonly name: string;
  readonly displayName: string;
}

/** The one that writes; all others only read. */
export const applyTool = "drydock_apply_manifest_file";

/** The tools that are declared; read instead of listed, so that none is declared and not there. */
export function toolsIn(packageJson: unknown): readonly AgentTool[] {
  const { contributes } = fieldsOf(packageJson);
  const { languageModelTools } = fieldsOf(contributes);
  return Array.isArray(languageModelTools) ? languageModelTools.flatMap(toolOf) : [];
}

/** The name under which `drydock mcp` knows a tool. */
export function commandOf({ name }: Pick<AgentTool, "name">): string {
  return name.replace(/^drydock_/u, "");
}

function toolOf(value: unknown): readonly AgentTool[] {
  const { name, displayName } = fieldsOf(value);
  return typeof name === "string" && typeof displayName === "string" ? [{ name, displayName }] : [];
}

function fieldsOf(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? value : {};
}
