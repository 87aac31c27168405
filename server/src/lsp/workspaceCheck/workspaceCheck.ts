import { chartOfFile } from "../../core/helm/chart.ts";
import { noFindings, saysSame } from "../../core/references/fileFindings.ts";
import { uriOf } from "../../core/text/filePath.ts";
import type { FolderReader, WorkspaceContents } from "../folderReader.ts";
import type { Log } from "../log.ts";
import { createPacer } from "../pacer.ts";
import type { Session } from "../session.ts";
import { createStepQueue } from "../stepQueue.ts";
import { createClosedFileCheck } from "./closedFileCheck.ts";
import type { StartWorkspaceCheckAnswer } from "./protocol.ts";
import { createShownFindings } from "./shownFindings.ts";

/** After a change nobody waits for what it means to files that are not even open. */
const patienceMilliseconds = 300;

/** Whoever wants to know how far a check has come. */
export interface CheckProgress {
  report(done: number, total: number): void;
  readonly isCancelled: () => boolean;
}

/** Which of the installed tools are asked, too; it is looked up once the settings are known. */
export interface WantedTools {
  /** Whether kustomizations are built. */
  readonly buildsKustomizations: () => boolean;
  /** Whether charts are rendered. */
  readonly rendersCharts: () => boolean;
}

/**
 * The findings of all files of the workspace that are not open, once somebody asks for them. They are pushed: an editor that pulls
 * diagnostics of the workspace holds a request open for it and repeats that every two seconds, in some editors without an end, while
 * every editor takes what is pushed, and the server knows when there is something new.
 */
export interface WorkspaceCheck extends FolderReader {
  /**
   * Checks everything, and follows the files from now on; also after a cancelled check, which leaves what it has found.
   * @param wanted tools that are asked first
   */
  start(progress: CheckProgress, wanted: WantedTools): Promise<StartWorkspaceCheckAnswer>;
  /** Takes everything back. */
  end(): Promise<void>;
  /** Asks tools, where a check of everything goes on that began without. */
  useTools(wanted: WantedTools): void;
  /** How objects fit together may have changed. */
  referencesChanged(): void;
  /** What is built of a file may say something else of it. */
  builtChanged(uri: string): void;
  /** What a Helm chart says of its files may have changed. @param folder its URI with a slash at the end */
  chartChanged(folder: string): void;
}

/** @param ready resolves when it is known what to check against */
export function createWorkspaceCheck(
  session: Pick<
    Session,
    | "connection"
    | "runtime"
    | "client"
    | "words"
    | "workspace"
    | "trees"
    | "resources"
    | "references"
    | "charts"
    | "built"
    | "isExcluded"
  >,
  ready: Promise<void>,
  log: Log,
): WorkspaceCheck {
  const { runtime, client, workspace, resources, references, charts, built, isExcluded } = session;
  const check = createClosedFileCheck(session, log);
  const shown = createShownFindings(session);
  let isOn = false;
  /** The files on disk when the folders were last looked at; those that appeared later are known, too. */
  let listed: WorkspaceContents["files"] = () => Promise.resolve([]);
  /** The files on disk, as URIs. */
  const known = new Set<string>();
  const due = new Set<string>();
  let isLookDue = false;
  const changedCharts = new Set<string>();
  /** One thing after the other: what is published last is what was found last. */
  const enqueue = createStepQueue(ready);

  function isOpen(uri: string): boolean {
    return workspace.snapshot().files.has(uri);
  }

  async function list(): Promise<void> {
    for (const path of await listed()) known.add(uriOf(path));
    for (const uri of [...known, ...shown.uris()]) due.add(uri);
  }

  async function askTools(wanted: WantedTools, isCancelled: () => boolean): Promise<void> {
    if (wanted.buildsKustomizations()) await built.buildAll(isCancelled);
    if (wanted.rendersCharts()) await charts.renderAll((uri) => !isExcluded(uri), isCancelled);
  }

  /** Checks what is due, also what becomes due meanwhile. */
  async function checkDue(progress?: CheckProgress): Promise<StartWorkspaceCheckAnswer> {
    const pacer = createPacer(runtime);
    let done = 0;
    let isCut = false;
    for (const uri of due) {
      if (progress?.isCancelled() === true) due.clear();
      if (!isOn || !due.delete(uri)) continue;
      const found = isOpen(uri) || isExcluded(uri) ? undefined : await check(uri, pacer);
      if (!isOpen(uri) && (await shown.show(uri, found))) isCut = true;
      done += 1;
      progress?.report(done, done + due.size);
    }
    return { files: done, isCut };
  }

  /** Looks again at how files fit together; what each says by itself has not changed. */
  async function lookAgain(): Promise<void> {
    isLookDue = false;
    const graph = await resources.graph();
    for (const uri of known) {
      const file = isOn && !isOpen(uri) && !isExcluded(uri) && !due.has(uri) ? graph.fileOf(uri) : undefined;
      if (file === undefined) continue;
      const before = shown.of(uri);
      const now = await references.findingsOf(file);
      if (!saysSame(before?.references ?? noFindings(file), now))
        await shown.show(uri, { file, own: before?.own ?? new Map(), references: now });
    }
  }

  function follow(step: () => Promise<unknown>): void {
    if (!isOn) return;
    log.watch(
      "workspace check",
      enqueue(async () => {
        await step();
      }),
    );
  }

  function recheck(uris: Iterable<string>): void {
    for (const uri of uris) due.add(uri);
    follow(() => checkDue());
  }

  /** Also those of charts inside of one that has changed. */
  function recheckCharts(): void {
    const folders = [...changedCharts];
    changedCharts.clear();
    recheck(
      [...known].filter((uri) => {
        const chart = chartOfFile(workspace.snapshot().charts, uri);
        return !isOpen(uri) && folders.some((folder) => chart?.startsWith(folder) === true);
      }),
    );
  }

  workspace.onChange((change) => {
    if (!isOn || change.kind === "edit") return;
    if (change.kind === "open") {
      if (!client.pullsDiagnostics) shown.forget(change.file.uri);
      else follow(() => shown.show(change.file.uri, undefined));
    } else if (change.kind !== "close") recheck(known);
    else if (known.has(change.uri)) recheck([change.uri]);
  });

  return {
    start: (progress, wanted) => {
      isOn = true;
      return enqueue(async () => {
        await askTools(wanted, progress.isCancelled);
        // Everything is checked now anyway.
        changedCharts.clear();
        await list();
        return checkDue(progress);
      });
    },
    end() {
      isOn = false;
      due.clear();
      return enqueue(async () => {
        for (const uri of shown.uris()) await shown.show(uri, undefined);
      });
    },
    useTools(wanted) {
      follow(() => askTools(wanted, () => !isOn));
    },
    referencesChanged() {
      if (!isOn || isLookDue) return;
      isLookDue = true;
      log.watch(
        "references of the workspace",
        runtime.delay(patienceMilliseconds).then(() => enqueue(lookAgain)),
      );
    },
    builtChanged(uri) {
      if (known.has(uri) && !isOpen(uri)) recheck([uri]);
    },
    chartChanged(folder) {
      if (!isOn) return;
      changedCharts.add(folder);
      if (changedCharts.size > 1) return;
      log.watch("charts of the workspace", runtime.delay(patienceMilliseconds).then(recheckCharts));
    },
    scan({ files }) {
      listed = files;
      known.clear();
      follow(async () => {
        await list();
        await checkDue();
      });
      return Promise.resolve();
    },
    filesChanged(paths) {
      const uris = paths.map(uriOf);
      for (const uri of uris) known.add(uri);
      recheck(uris);
      return Promise.resolve();
    },
  };
}
