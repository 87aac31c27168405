import { Disposable, extensions, Uri, workspace, type LogOutputChannel } from "vscode";
import { looksLikeManifest } from "../../core/manifestGuess.ts";
import { coexistenceFor } from "../../infrastructure/settings.ts";

/** The part of the API of `redhat.vscode-yaml` that lets other extensions contribute schemas. */
interface YamlExtensionApi {
  registerContributor(
    name: string,
    requestSchema: (resource: string) => string | undefined,
    requestSchemaContent: (schema: string) => string,
  ): boolean;
}

/** What the server has said of a document; undefined before it has spoken. */
type IsManifest = (document: Uri) => boolean | undefined;

/** The scheme must be the name under which the contributor is registered. */
const contributorName = "drydock";
const ownedDocument = `${contributorName}://owned`;

/**
 * Takes manifests over from `redhat.vscode-yaml`, if it is installed: a contributed schema outranks every other choice of
 * the YAML service, and an empty one has nothing to say, so its validation, completion and hover fall silent there while
 * its formatting and folding stay. Nobody's settings are written.
 */
export function shareWithYamlExtension(isManifest: IsManifest, log: LogOutputChannel): Disposable {
  let isRegistered = false;
  const register = async (): Promise<void> => {
    const extension = extensions.getExtension<YamlExtensionApi>("redhat.vscode-yaml");
    const hasYaml = workspace.textDocuments.some(({ languageId }) => languageId === "yaml");
    if (isRegistered || extension === undefined || !hasYaml) return;
    isRegistered = true;
    const api = await extension.activate();
    api.registerContributor(
      contributorName,
      (resource) => schemaFor(Uri.parse(resource), isManifest),
      () => "{}",
    );
    log.info("Manifests are taken over from the YAML extension.");
  };
  const tryToRegister = (): void => {
    register().catch((error: unknown) => {
      log.error("The YAML extension does not let manifests be taken over", error);
    });
  };
  tryToRegister();
  return Disposable.from(
    extensions.onDidChange(tryToRegister),
    workspace.onDidOpenTextDocument(tryToRegister),
  );
}

function schemaFor(document: Uri, isManifest: IsManifest): string | undefined {
  if (coexistenceFor(document) === "defer") return undefined;
  return (isManifest(document) ?? guess(document)) ? ownedDocument : undefined;
}

function guess(document: Uri): boolean {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === document.toString());
  return open !== undefined && looksLikeManifest(open.getText());
}
