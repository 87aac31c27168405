import {
  CommentMode,
  comments,
  CommentThreadCollapsibleState,
  Disposable,
  l10n,
  MarkdownString,
  ProgressLocation,
  Range,
  Uri,
  window,
  type CommentThread,
} from "vscode";
import type { Step } from "../../core/walkthrough.ts";
import type { WalkthroughRequests } from "./requests.ts";
import type { Tour } from "./tour.ts";

/** What explains with a model. */
export interface Explanations {
  /** Explains the current step below its first line. */
  explainStep(): Promise<void>;
  /** Answers a question about the current step. */
  askAboutStep(): Promise<void>;
  /** Explains the whole walkthrough at its first step. */
  explainAll(): Promise<void>;
  dispose(): void;
}

/**
 * Words of a model beside the code that they are about, sentence by sentence as they were checked against the source. They go
 * when the walkthrough ends.
 */
export function createExplanations(
  requests: WalkthroughRequests,
  tour: Tour,
  prepare: () => Promise<boolean>,
): Explanations {
  const controller = comments.createCommentController("drydock.walkthrough", l10n.t("Walkthrough"));
  const threads = new Map<number, CommentThread>();

  async function explain(step: Step, order: number, label: string, question?: string): Promise<void> {
    const entry = tour.entry();
    if (entry === undefined || !(await prepare())) return;
    const show = (text: string, author: string): void => {
      threads.get(order)?.dispose();
      const at = new Range(step.startLine - 1, 0, step.startLine - 1, 0);
      // Markdown of a model: not trusted, so no link of it runs a command.
      const body = new MarkdownString(text);
      const thread = controller.createCommentThread(Uri.parse(step.uri), at, [
        { body, mode: CommentMode.Preview, author: { name: author } },
      ]);
      thread.label = label;
      thread.canReply = false;
      thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
      threads.set(order, thread);
    };
    const explanation = await window.withProgress(
      { location: ProgressLocation.Notification, title: l10n.t("Asking the model …"), cancellable: true },
      (_, token) =>
        requests.explain(
          entry,
          order,
          token,
          (text) => {
            show(text, l10n.t("the model, checked against the source"));
          },
          question,
        ),
    );
    if (explanation === undefined) return;
    show(
      explanation.text,
      explanation.from === "model"
        ? l10n.t("the model, checked against the source")
        : l10n.t("Drydock; what the model wrote did not rest on the source"),
    );
  }

  const listener = tour.onDidChange(() => {
    if (tour.walkthrough() !== undefined) return;
    for (const thread of threads.values()) thread.dispose();
    threads.clear();
  });
  return {
    async explainStep() {
      const step = tour.current();
      if (step !== undefined) await explain(step, step.order, `${String(step.order)}. ${step.title}`);
    },
    async askAboutStep() {
      const step = tour.current();
      if (step === undefined) return;
      const question = await window.showInputBox({
        title: step.title,
        prompt: l10n.t("What do you want to know about this step?"),
      });
      if (question !== undefined && question !== "") await explain(step, step.order, question, question);
    },
    async explainAll() {
      const walkthrough = tour.walkthrough();
      const first = walkthrough?.steps[0];
      if (walkthrough !== undefined && first !== undefined) await explain(first, 0, walkthrough.title);
    },
    dispose: () => {
      Disposable.from(listener, controller).dispose();
    },
  };
}
