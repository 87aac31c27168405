import {
  languages,
  workspace,
  type Disposable,
  type LogOutputChannel,
  type TextDocument,
  type Uri,
} from "vscode";
import { possibleChartFolders } from "../../core/helm.ts";
import { helmLanguage, isHelmLanguageBroughtByOthers } from "../../infrastructure/helmExtensions.ts";

/** What the editor itself makes of the names of templates. */
const plainLanguages = ["yaml", "plaintext"];

/**
 * Gives templates inside of charts the language of templates. Patterns of file names can not do that: they see no `Chart.yaml`. Once for
 * each document, so that whoever chooses another language keeps it, and never where the person's settings say which language a file has
 * or another extension brings the language: then that one decides.
 */
export function recognizeTemplates(ourId: string, log: LogOutputChannel): Disposable {
  const seen = new Set<string>();
  const recognize = async (document: TextDocument): Promise<void> => {
    const { uri } = document;
    if (!plainLanguages.includes(document.languageId) || seen.has(uri.toString())) return;
    const folders = possibleChartFolders(uri.path);
    if (folders.length === 0 || isAssociated(document) || isHelmLanguageBroughtByOthers(ourId)) return;
    seen.add(uri.toString());
    for (const folder of folders)
      if (await exists(uri.with({ path: `${folder}/Chart.yaml` }))) {
        await languages.setTextDocumentLanguage(document, helmLanguage);
        return;
      }
  };
  const recognizeLogged = (document: TextDocument): void => {
    recognize(document).catch((error: unknown) => {
      log.error("The language of a template could not be set", error);
    });
  };
  for (const document of workspace.textDocuments) recognizeLogged(document);
  return workspace.onDidOpenTextDocument(recognizeLogged);
}

/** By `files.associations`, whose patterns without a slash are names of files in any folder. */
function isAssociated(document: TextDocument): boolean {
  const associations = workspace
    .getConfiguration("files", document)
    .get<Readonly<Record<string, string>>>("associations", {});
  return Object.keys(associations).some((name) => {
    const pattern = /^(?:\/|\*\*)/u.test(name) ? name : `**/${name}`;
    return languages.match({ pattern }, document) > 0;
  });
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
