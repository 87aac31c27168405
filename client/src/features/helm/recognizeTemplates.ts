import {
  extensions,
  languages,
  workspace,
  type Disposable,
  type LogOutputChannel,
  type TextDocument,
  type Uri,
} from "vscode";
import { possibleChartFolders } from "../../core/helm.ts";

const languageId = "helm";

/** What the editor itself makes of the names of templates. */
const plainLanguages = ["yaml", "plaintext"];

/**
 * Gives templates inside of charts the language of templates. Patterns of file names can not do that: they see no `Chart.yaml`. Once for
 * each document, so that whoever chooses another language keeps it, and never where another extension brings the language: then that
 * one decides which files have it.
 */
export function recognizeTemplates(ourId: string, log: LogOutputChannel): Disposable {
  const seen = new Set<string>();
  const recognize = async (document: TextDocument): Promise<void> => {
    const { uri } = document;
    if (!plainLanguages.includes(document.languageId) || seen.has(uri.toString())) return;
    const folders = possibleChartFolders(uri.path);
    if (folders.length === 0 || isBroughtByOthers(ourId)) return;
    seen.add(uri.toString());
    for (const folder of folders)
      if (await exists(uri.with({ path: `${folder}/Chart.yaml` }))) {
        await languages.setTextDocumentLanguage(document, languageId);
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

function isBroughtByOthers(ourId: string): boolean {
  return extensions.all.some(({ id, packageJSON }) => {
    const manifest: unknown = packageJSON;
    return id !== ourId && languagesOf(manifest).includes(languageId);
  });
}

/** The languages that the manifest of an extension contributes. */
function languagesOf(manifest: unknown): readonly unknown[] {
  const contributed = memberOf(memberOf(manifest, "contributes"), "languages");
  return Array.isArray(contributed) ? contributed.map((each: unknown) => memberOf(each, "id")) : [];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
