import { env, version as editorVersion, window, workspace, type ExtensionContext } from "vscode";
import { issueReport } from "../../core/issueReport.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";

/** Settings whose values say nothing about a person, a company or a machine. */
const harmless = [
  "kubernetesVersion",
  "practice",
  "podSecurity",
  "coexistence",
  "ghostText",
  "models.provider",
  "trace.server",
];

/**
 * Writes a report to be completed into a new document. Nothing is sent anywhere: no names of files, contexts, addresses or objects
 * are in it, and the person decides what becomes of it.
 */
export async function reportIssue(
  context: ExtensionContext,
  client: LanguageClient,
  platform: string,
): Promise<void> {
  const { version } = context.extension.packageJSON as { readonly version: string };
  const settings = workspace.getConfiguration("drydock");
  const content = issueReport({
    version,
    editor: `${env.appName} ${editorVersion}`,
    platform,
    server: client.state,
    isRemote: env.remoteName !== undefined,
    isTrusted: workspace.isTrusted,
    folders: workspace.workspaceFolders?.length ?? 0,
    settings: new Map(harmless.map((name) => [name, String(settings.get<unknown>(name))])),
  });
  await window.showTextDocument(await workspace.openTextDocument({ language: "markdown", content }));
}
