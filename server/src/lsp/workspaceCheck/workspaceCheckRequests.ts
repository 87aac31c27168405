import type { CancellationToken, WorkDoneProgressReporter } from "vscode-languageserver";
import { say } from "../../core/text/message.ts";
import type { Log } from "../log.ts";
import { cancellationOf, type Session } from "../session.ts";
import type { CheckScope } from "../settings.ts";
import {
  workspaceCheckMethods,
  type StartWorkspaceCheckAnswer,
  type StartWorkspaceCheckParams,
} from "./protocol.ts";
import {
  createWorkspaceCheck,
  type CheckProgress,
  type WantedTools,
  type WorkspaceCheck,
} from "./workspaceCheck.ts";

/** Between two words about how far a check is; more often no eye follows. */
const reportMilliseconds = 100;

/** The check of the whole workspace, and what starts and ends it. */
export interface RegisteredWorkspaceCheck extends Omit<WorkspaceCheck, "start" | "end" | "useTools"> {
  /** What the settings say. */
  useScope(scope: CheckScope): Promise<void>;
}

/**
 * Lets the editor start the check by a request, whose progress and cancellation are those of the request, or by a setting, whose
 * progress is the server's own.
 * @param ready resolves when the folders were read once
 * @param wanted tools that the person wants to be asked: programs are started in a trusted workspace only
 */
export function registerWorkspaceCheck(
  session: Session,
  ready: Promise<void>,
  wanted: WantedTools,
  log: Log,
): RegisteredWorkspaceCheck {
  const { connection, client } = session;
  let { isTrusted } = client;
  const check = createWorkspaceCheck(session, ready, log);
  const tools: WantedTools = {
    buildsKustomizations: () => isTrusted && wanted.buildsKustomizations(),
    rendersCharts: () => isTrusted && wanted.rendersCharts(),
  };

  async function start(
    reporter: WorkDoneProgressReporter,
    isCancelled: () => boolean,
  ): Promise<StartWorkspaceCheckAnswer> {
    reporter.begin(session.words(say`Checking the workspace`), 0, undefined, true);
    try {
      return await check.start(reportTo(reporter, session, isCancelled), tools);
    } finally {
      reporter.done();
    }
  }

  connection.onRequest(
    workspaceCheckMethods.start,
    ({ workDoneToken }: StartWorkspaceCheckParams, token: CancellationToken) =>
      start(connection.window.attachWorkDoneProgress(workDoneToken), cancellationOf(token)),
  );
  connection.onNotification(workspaceCheckMethods.trust, () => {
    isTrusted = true;
    check.useTools(tools);
  });
  connection.onRequest(workspaceCheckMethods.end, () => check.end());
  return {
    ...check,
    async useScope(scope) {
      if (scope === "openFiles") return check.end();
      const reporter = await connection.window.createWorkDoneProgress();
      await start(reporter, cancellationOf(reporter.token));
    },
  };
}

function reportTo(
  reporter: WorkDoneProgressReporter,
  { runtime, words }: Pick<Session, "runtime" | "words">,
  isCancelled: () => boolean,
): CheckProgress {
  let reported = runtime.now();
  return {
    isCancelled,
    report(done, total) {
      const now = runtime.now();
      if (now - reported < reportMilliseconds) return;
      reported = now;
      reporter.report(Math.floor((100 * done) / total), words(say`${done} of ${total} files`));
    },
  };
}
