import type { Session } from "./session.ts";
import { readSettings, sameCheck } from "./settings.ts";
import type { WorkspaceSchemas } from "./workspaceSchemas.ts";

/**
 * Takes over the settings. Editors that can be asked are asked, as what they push is incomplete or `null`.
 * @param pushed the `settings` of `workspace/didChangeConfiguration`, if that is where the call comes from
 */
export async function takeSettings(
  { connection, client, workspace }: Pick<Session, "connection" | "client" | "workspace">,
  schemas: WorkspaceSchemas,
  pushed?: unknown,
): Promise<void> {
  const section: unknown = client.answersConfiguration
    ? await connection.workspace.getConfiguration("drydock")
    : sectionOf(pushed);
  if (section === undefined) return;
  const settings = readSettings(section);
  schemas.useVersion(settings.kubernetesVersion);
  if (!sameCheck(workspace.snapshot().settings, settings.check))
    workspace.apply({ kind: "settings", settings: settings.check });
}

function sectionOf(settings: unknown): unknown {
  return typeof settings === "object" && settings !== null && "drydock" in settings
    ? settings.drydock
    : undefined;
}
