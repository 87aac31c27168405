import { beginAnalysis, type FileAnalysis } from "../core/analysis/fileAnalysis.ts";
import type { TreeCache } from "../core/analysis/treeCache.ts";
import { formOfFile } from "../core/fileForm.ts";
import { beginFileCheck, type FileCheck } from "./fileCheck.ts";
import { createPacer } from "./pacer.ts";
import type { Runtime } from "./runtime.ts";
import type { Workspace } from "./workspace.ts";

/** Results so far are shown this often while a file too large for one slice is checked for the first time. */
const progressMilliseconds = 500;

/** Checks open files in the background, the edited document first. */
export interface Checker {
  /** What is known about the present version of an open file; unchecked parts have no result yet. */
  known(uri: string): FileAnalysis | undefined;
  /**
   * The whole file, checked. `undefined` when it was closed, or changed before the check was over, or `isCancelled` said
   * so: an answer would be about a text that nobody sees any more.
   */
  complete(uri: string, isCancelled: () => boolean): Promise<FileAnalysis | undefined>;
}

/** What a checker tells of its work. */
export interface CheckerEvents {
  /** Results of the file's present version, all of them or, with `isComplete` false, the first of a large file. */
  onResults(analysis: FileAnalysis, isComplete: boolean): void;
  /** A check of ours failed on a document; the rest was heard. */
  onFailure(uri: string, code: string, error: unknown): void;
}

/**
 * A checker that follows the workspace from now on.
 * @param ready resolves when it is known what to check against; until then nothing is checked
 */
export function createChecker(
  workspace: Workspace,
  trees: TreeCache,
  runtime: Runtime,
  events: CheckerEvents,
  ready: Promise<void>,
): Checker {
  const checks = new Map<string, FileCheck>();
  const runs = new Map<string, Promise<void>>();
  /** Files of which everything was shown once: from then on half a result would take findings away for a moment. */
  const shownWhole = new Set<string>();

  /** The check of the present version, begun when there is none. */
  function checkOf(uri: string): FileCheck | undefined {
    const snapshot = workspace.snapshot();
    const { files, schemas, settings } = snapshot;
    const file = files.get(uri);
    if (file === undefined) return undefined;
    const form = formOfFile(snapshot, uri);
    const policies = snapshot.policies.inForceFor(uri);
    const before = checks.get(uri);
    const isPresent =
      before?.begun.file === file &&
      before.begun.expectations.schemas === schemas &&
      before.begun.expectations.settings === settings &&
      before.begun.expectations.policies === policies &&
      before.begun.expectations.form === form;
    if (isPresent) return before;
    const analysis = beginAnalysis(file, { schemas, settings, policies, form }, before?.known());
    const check = beginFileCheck(analysis, trees, (code, error) => {
      events.onFailure(uri, code, error);
    });
    checks.set(uri, check);
    return check;
  }

  function start(uri: string): Promise<void> {
    const running = runs.get(uri);
    if (running !== undefined) return running;
    const run = check(uri).finally(() => runs.delete(uri));
    runs.set(uri, run);
    return run;
  }

  async function check(uri: string): Promise<void> {
    await ready;
    await runtime.settle();
    const pacer = createPacer(runtime);
    // The text may have been edited since it was opened, and who edits it wants to see what is known of that first.
    let shown = checks.get(uri)?.begun.file;
    let shownAt = runtime.now();
    for (let check = checkOf(uri); check !== undefined; check = checkOf(uri)) {
      const { file } = check.begun;
      const isComplete = check.advance(pacer.isDue);
      // Who types while a large file is still checked sees at once what is known of the new text.
      const isProgressDue = shown !== file || runtime.now() - shownAt >= progressMilliseconds;
      if (isComplete || (isProgressDue && !shownWhole.has(uri) && check.known() !== check.begun)) {
        events.onResults(check.known(), isComplete);
        shown = file;
        shownAt = runtime.now();
        if (isComplete) shownWhole.add(uri);
      }
      await pacer.pause();
      if (isComplete && checkOf(uri) === check) return;
    }
  }

  function startLogged(uri: string): void {
    start(uri).catch((error: unknown) => {
      events.onFailure(uri, "check", error);
    });
  }

  function forget(uri: string): void {
    checks.delete(uri);
    shownWhole.delete(uri);
  }

  workspace.onChange((change) => {
    if (change.kind === "open") {
      // Before its check begins, so that an edit that comes first is known as one, and its document is checked before the others.
      checkOf(change.file.uri);
      startLogged(change.file.uri);
    } else if (change.kind === "edit") startLogged(change.uri);
    else if (change.kind === "close") forget(change.uri);
    else for (const uri of workspace.snapshot().files.keys()) startLogged(uri);
  });

  const known = (uri: string): FileAnalysis | undefined => checkOf(uri)?.known();

  return {
    known,
    async complete(uri, isCancelled) {
      const before = known(uri);
      if (before === undefined) return undefined;
      if (before.pending > 0) await start(uri);
      const after = known(uri);
      const isSame =
        after?.file === before.file &&
        after.expectations.schemas === before.expectations.schemas &&
        after.expectations.policies === before.expectations.policies &&
        after.expectations.form === before.expectations.form;
      return isSame && !isCancelled() ? after : undefined;
    },
  };
}
