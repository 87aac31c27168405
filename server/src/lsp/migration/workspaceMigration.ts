import type { CheckSettings } from "../../core/check.ts";
import { openFile, type SourceFile } from "../../core/documents/sourceFile.ts";
import { leftToAuthor, migrateAll } from "../../core/features/fixAll.ts";
import { mayBeOutdated } from "../../core/manifest/apiLifetimes.ts";
import type { SchemaSet } from "../../core/schema/schema.ts";
import { pathOf, uriOf } from "../../core/text/filePath.ts";
import { say } from "../../core/text/message.ts";
import { checkDocument } from "../../core/validate/checkDocument.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { cancellationOf, type Session } from "../session.ts";
import { createPacer, type Pacer } from "../pacer.ts";
import { toLspEdit } from "../convert.ts";
import type { FolderReader } from "../folderReader.ts";
import { findMigrationsMethod, type FindMigrationsAnswer, type FindMigrationsParams } from "./protocol.ts";
import type { CancellationToken, TextEdit } from "vscode-languageserver";

/** Files between two words about how far the search is. */
const filesPerReport = 50;

type Needed = Pick<Session, "connection" | "runtime" | "words" | "workspace" | "isExcluded">;

/** Answers what would move every object of the workspace to current versions of its API. Reads nothing before it is asked. */
export function registerMigrationRequests(session: Needed): FolderReader {
  const { connection, words } = session;
  let folders: readonly string[] = [];
  connection.onRequest(
    findMigrationsMethod,
    async (
      { workDoneToken }: FindMigrationsParams,
      token: CancellationToken,
    ): Promise<FindMigrationsAnswer> => {
      const reporter = connection.window.attachWorkDoneProgress(workDoneToken);
      reporter.begin(words(say`Looking for old API versions`), 0);
      try {
        return await findMigrations(session, folders, cancellationOf(token), (done, total) => {
          reporter.report(Math.floor((100 * done) / total), words(say`${done} of ${total} files`));
        });
      } finally {
        reporter.done();
      }
    },
  );
  return {
    scan(contents) {
      folders = contents.folders;
      return Promise.resolve();
    },
    filesChanged: () => Promise.resolve(),
  };
}

/** Open files as they stand in the editor, all others as on disk, but none that the project excludes. Stops early when nobody waits any more. */
async function findMigrations(
  { runtime, workspace, isExcluded }: Needed,
  folders: readonly string[],
  isCancelled: () => boolean,
  report: (done: number, total: number) => void,
): Promise<FindMigrationsAnswer> {
  const { files, schemas, settings } = workspace.snapshot();
  const present = new Set(files.keys());
  for (const folder of folders)
    for await (const path of runtime.listManifestFiles(folder)) present.add(uriOf(path));
  const uris = [...present].filter((uri) => !isExcluded(uri));
  const pacer = createPacer(runtime);
  const found: FindMigrationsAnswer["files"][number][] = [];
  let left = 0;
  let done = 0;
  for (const uri of uris) {
    if (isCancelled()) break;
    const file = files.get(uri) ?? (await openFromDisk(uri, runtime));
    const inFile = file === undefined ? undefined : await migrationsIn(file, schemas, settings, pacer);
    if (inFile !== undefined && inFile.edits.length > 0) found.push({ uri, edits: inFile.edits });
    left += inFile?.left ?? 0;
    done += 1;
    if (done % filesPerReport === 0) report(done, uris.length);
  }
  return { files: found, left };
}

/** Editors count no byte order mark as a character. */
async function openFromDisk(uri: string, runtime: Session["runtime"]): Promise<SourceFile | undefined> {
  const text = await runtime.readText(pathOf(uri));
  if (text === undefined || !mayBeOutdated(text)) return undefined;
  return openFile(uri, uri.endsWith(".json") ? "json" : "yaml", 0, text.replace(/^\uFEFF/u, ""));
}

async function migrationsIn(
  file: SourceFile,
  schemas: SchemaSet,
  settings: CheckSettings,
  pacer: Pacer,
): Promise<{ readonly edits: readonly TextEdit[]; readonly left: number }> {
  const edits: TextEdit[] = [];
  let left = 0;
  for (const [index, { text }] of file.parts.entries()) {
    if (pacer.isDue()) await pacer.pause();
    if (!mayBeOutdated(text)) continue;
    const { findings } = checkDocument(parseDocument(text), schemas, settings);
    edits.push(...migrateAll(findings).map((edit) => toLspEdit(file, index, edit)));
    left += leftToAuthor(findings).length;
  }
  return { edits, left };
}
