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
import type { FunctionInWalk } from "../../core/functionInWalk.ts";
import type { Step } from "../../core/walkthrough.ts";
import type { Topic, WalkthroughRequests } from "./requests.ts";
import type { Tour } from "./tour.ts";

/** What explains beside the code. */
export interface Explanations {
  /** Explains the current step below its first line. */
  explainStep(): Promise<void>;
  /** Answers a question about the current step. */
  askAboutStep(): Promise<void>;
  /** Explains the whole walkthrough at its first step. */
  explainAll(): Promise<void>;
  /** Says what a function is in the walkthrough, without a model. */
  describeFunction(uri: Uri, found: FunctionInWalk): void;
  /** Has a model explain a function, or answer a question about it. */
  askAboutFunction(entry: Uri, uri: Uri, found: FunctionInWalk): Promise<void>;
  dispose(): void;
}

/** Where words are shown. What has the same key takes the place of what was there. */
interface Place {
  readonly key: string;
  readonly uri: string;
  /** 1-based. */
  readonly line: number;
  readonly label: string;
}

/**
 * Words beside the code that they are about: Drydock's own, or a model's, sentence by sentence as they were checked against the
 * source. They go when the walkthrough ends.
 */
export function createExplanations(
  requests: WalkthroughRequests,
  tour: Tour,
  prepare: () => Promise<boolean>,
): Explanations {
  const controller = comments.createCommentController("drydock.walkthrough", l10n.t("Walkthrough"));
  const threads = new Map<string, CommentThread>();

  function show({ key, uri, line, label }: Place, text: string, author: string): void {
    threads.get(key)?.dispose();
    const at = new Range(line - 1, 0, line - 1, 0);
    // Markdown with words of a model or of the source: not trusted, so no link of it runs a command.
    const body = new MarkdownString(text);
    const thread = controller.createCommentThread(Uri.parse(uri), at, [
      { body, mode: CommentMode.Preview, author: { name: author } },
    ]);
    thread.label = label;
    thread.canReply = false;
    thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
    threads.set(key, thread);
  }

  async function explain(entry: Uri, topic: Topic, place: Place, question?: string): Promise<void> {
    if (!(await prepare())) return;
    const byModel = l10n.t("the model, checked against the source");
    const explanation = await window.withProgress(
      { location: ProgressLocation.Notification, title: l10n.t("Asking the model …"), cancellable: true },
      (_, token) =>
        requests.explain(
          entry,
          topic,
          token,
          (text) => {
            show(place, text, byModel);
          },
          question,
        ),
    );
    if (explanation === undefined) return;
    show(
      place,
      explanation.text,
      explanation.from === "model"
        ? byModel
        : l10n.t("Drydock; what the model wrote did not rest on the source"),
    );
  }

  async function explainFrom(step: Step, order: number, label: string, question?: string): Promise<void> {
    const entry = tour.entry();
    const place = { key: String(order), uri: step.uri, line: step.startLine, label };
    if (entry !== undefined) await explain(entry, order, place, question);
  }

  const listener = tour.onDidChange(() => {
    if (tour.walkthrough() !== undefined) return;
    for (const thread of threads.values()) thread.dispose();
    threads.clear();
  });
  return {
    async explainStep() {
      const step = tour.current();
      if (step !== undefined) await explainFrom(step, step.order, `${String(step.order)}. ${step.title}`);
    },
    async askAboutStep() {
      const step = tour.current();
      if (step === undefined) return;
      const question = await window.showInputBox({
        title: step.title,
        prompt: l10n.t("What do you want to know about this step?"),
        // Who asks looks at the code meanwhile.
        ignoreFocusOut: true,
      });
      if (question !== undefined && question !== "") await explainFrom(step, step.order, question, question);
    },
    async explainAll() {
      const walkthrough = tour.walkthrough();
      const first = walkthrough?.steps[0];
      if (walkthrough !== undefined && first !== undefined) await explainFrom(first, 0, walkthrough.title);
    },
    describeFunction(uri, found) {
      show(placeOf(uri, found, found.name), found.details, "Drydock");
    },
    async askAboutFunction(entry, uri, found) {
      const question = await window.showInputBox({
        title: found.name,
        prompt: l10n.t("What do you want to know about this function? Leave it empty to have it explained."),
        ignoreFocusOut: true,
      });
      if (question === undefined) return;
      const topic = { uri: uri.toString(), name: found.name };
      const place = placeOf(uri, found, question === "" ? found.name : question);
      await explain(entry, topic, place, question === "" ? undefined : question);
    },
    dispose: () => {
      Disposable.from(listener, controller).dispose();
    },
  };
}

/** One function at a time: they are not among the steps, so nobody would take old ones away. */
function placeOf(uri: Uri, { line }: FunctionInWalk, label: string): Place {
  return { key: "function", uri: uri.toString(), line, label };
}
